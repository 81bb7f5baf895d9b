package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.Labs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lab of containers leaves nothing behind, however it ends. The normal end is seen where rehearsals are. */
@NeedsDocker
class ContainerLeftoversTest {
    private static final int FAILED = 1;
    private static final int BLOCKED = 3;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void makeProject() throws IOException {
        program = new Program(folder.resolve("project"));
    }

    @Test
    void after_a_run_that_failed() throws Exception {
        Program.Ended ended =
                rehearse("opengauss", "--set", "lab.faults=SIM-UNAVAIL").end();

        assertThat(ended.status()).as(ended.output()).isIn(FAILED, BLOCKED);
        Leftovers.awaitNone(run("opengauss"));
    }

    @ParameterizedTest
    @CsvSource({"opengauss, INT", "opengauss, KILL", "oms-4.2.9, KILL"})
    void after_a_run_that_was_interrupted_or_killed(String procedure, String signal) throws Exception {
        Program.Started started = rehearse(procedure);
        Awaitility.await("a step that passed")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !started.runs() || started.output().contains("\npass "));
        String run = run(procedure);
        assertThat(Leftovers.of(run)).as("the lab while its run goes on").hasSizeGreaterThan(2);
        String mark = Leftovers.mark(run);
        assertThat(Leftovers.images(mark).isEmpty())
                .as("images that hosts have loaded")
                .isEqualTo(!procedure.startsWith("oms"));

        started.signal(signal);

        Leftovers.awaitNone(run);
        Leftovers.awaitNoImages(mark);
    }

    @Test
    void after_the_process_of_the_lab_was_killed() throws Exception {
        var labs = Labs.below(folder.resolve("labs"));
        String name = "killed-" + ProcessHandle.current().pid();
        var lab = labs.up(
                LabSpec.of("opengauss").named(name).ofKind(LabKind.CONTAINERS).withNodes(1));
        assertThat(Leftovers.of(name)).hasSizeGreaterThan(2);

        ProcessHandle.of(lab.pid()).orElseThrow().destroyForcibly();

        Leftovers.awaitNone(name);
        Awaitility.await("its directory").atMost(Duration.ofSeconds(5)).until(() -> Files.notExists(lab.directory()));
    }

    private Program.Started rehearse(String procedure, String... more) throws IOException {
        return program.start(Stream.concat(
                        Stream.of(
                                "rehearse",
                                procedure,
                                "-e",
                                "containers-" + procedure,
                                "--set",
                                "lab.speed=40",
                                "--set",
                                "lab.nodes=2"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private String run(String procedure) throws IOException {
        try (Stream<Path> runs = Files.list(program.home().resolve("reports"))) {
            return runs.map(run -> run.getFileName().toString())
                    .filter(name -> name.contains("-" + procedure + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
