package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is under way when somebody starts a second one, presses Ctrl-C, or closes the terminal. */
@Tag("crash")
class InterruptedRunTest {
    private static final int INTERRUPTED = 130;
    private static final int HELD = 75;
    /** Slow enough that the run still goes on when its start has been noticed. */
    private static final double SPEED = 20;

    @TempDir
    private Path folder;

    private LabHandle lab;
    private Program program;

    @BeforeEach
    void start() throws IOException {
        lab = Labs.below(folder.resolve("labs")).up(LabSpec.of("opengauss").atSpeed(SPEED));
        program = new Program(folder.resolve("project"));
    }

    @AfterEach
    void end() {
        lab.down();
    }

    @Test
    void a_second_run_on_the_same_hosts_is_refused_and_the_first_is_named() throws Exception {
        Program.Started first = rehearse();
        String run = underWay(first);
        var elsewhere = new Program(folder.resolve("another project"));

        Program.Ended second =
                elsewhere.run("rehearse", "opengauss", "-e", lab.environment().toString());
        Program.Ended resumed = program.beside("resume.txt").run("resume", run);

        assertThat(first.runs()).as("the first run was left alone").isTrue();
        assertThat(second.status()).as(second.output()).isEqualTo(HELD);
        String port = lab.description().hosts().stream()
                .map(host -> Integer.toString(host.port()))
                .sorted()
                .findFirst()
                .orElseThrow();
        assertThat(second.output())
                .matches("(?s)\\[HELD] run " + run + " acts on this cluster \\(127\\.0\\.0\\.1:" + port
                        + "\\): by \\S+( \\(sudo by \\S+\\))? on \\S+, Runproof \\S+, since \\S+Z, process "
                        + first.pid()
                        + ", folder " + program.home().resolve("reports").resolve(run)
                        + "; expected no other run; nothing was begun\nnext:\n  runproof status " + run
                        + "\n  wait until it has ended, or press Ctrl-C where it runs; then give this again\n");
        assertThat(resumed.status()).as(resumed.output()).isEqualTo(HELD);
        assertThat(elsewhere.home().resolve("reports")).doesNotExist();
        first.signal("KILL");
        first.end();
        Program.Ended after = program.run("resume", run);
        assertThat(after.status()).as(after.output()).isZero();
    }

    @Test
    void an_interrupted_run_says_that_it_is_safe_and_how_to_go_on() throws Exception {
        String run = "";
        for (String signal : List.of("INT", "TERM", "HUP")) {
            Program.Started started = run.isEmpty() ? rehearse() : program.start("resume", run);
            run = underWay(started);
            started.signal(signal);
            Program.Ended ended = started.end();

            assertThat(ended.status()).as(signal + ":\n" + ended.output()).isEqualTo(INTERRUPTED);
            assertThat(ended.output())
                    .as(signal)
                    .endsWith(
                            "interrupted: run " + run + " is safe to resume; an action that had begun on a host goes on"
                                    + " there, and the resume collects what came of it\nnext:\n  runproof resume " + run
                                    + "\n  runproof status " + run + "\n");
        }
        Program.Ended after = program.run("resume", run);
        assertThat(after.status()).as(after.output()).isZero();
    }

    @Test
    void a_rehearsal_goes_on_with_the_variables_of_its_environment_beside_those_of_its_lab() throws Exception {
        Program.Started started = program.start("rehearse", "openmldb");
        String run = underWay(started, "openmldb");
        started.signal("INT");
        Program.Ended interrupted = started.end();
        assertThat(interrupted.status()).as(interrupted.output()).isEqualTo(INTERRUPTED);

        Program.Ended resumed = program.run("resume", run);

        assertThat(resumed.status()).as(resumed.output()).isZero();
        assertThat(resumed.output())
                .as("the environment asks for traffic, the lab knows nothing of it")
                .contains("every acknowledged row is there")
                .contains("not reachable for ")
                .doesNotContain("no traffic is configured");
    }

    @Test
    void a_rehearsal_there_and_back_that_is_interrupted_on_its_way_back_goes_on_in_its_lab_which_then_ends()
            throws Exception {
        Program.Started started =
                program.start("rehearse", "opengauss", "--with-rollback", "--set", "lab.speed=" + (int) SPEED);
        Awaitility.await("the way back")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !started.runs() || started.output().contains("\npass    6/14 "));
        String back = runOf("opengauss.rollback");
        started.signal("INT");
        Program.Ended interrupted = started.end();
        assertThat(interrupted.output())
                .contains("interrupted: run " + back + " is safe to resume", "its lab is kept for that")
                .endsWith("next:\n  runproof resume " + back + "\n  runproof status " + back + "\n");

        Path itsLab = labOf(back);
        assertThat(program.run("lab", "status").output()).contains(itsLab.toString());

        Program.Ended resumed = program.run("resume", back);

        assertThat(resumed.status()).as(resumed.output()).isZero();
        assertThat(itsLab).doesNotExist();
        assertThat(program.run("lab", "status").output())
                .as("labs of tests beside this one may be up")
                .doesNotContain(itsLab.toString());
    }

    @Test
    void rehearsals_that_go_on_at_the_same_time_are_told_in_order_and_each_is_safe() throws Exception {
        Program.Started started = program.start("rehearse", "opengauss", "openmldb", "--at-once", "2");
        String first = underWay(started, "opengauss");
        String second = runOf("openmldb");
        started.signal("INT");
        Program.Ended interrupted = started.end();

        assertThat(interrupted.status()).as(interrupted.output()).isEqualTo(INTERRUPTED);
        assertThat(interrupted.output())
                .contains("rehearsal 1 of 2: opengauss\nrun " + first)
                .contains("interrupted: run " + first + " is safe", "interrupted: run " + second + " is safe")
                .endsWith("next:\n  runproof resume " + first + "\n  runproof status " + first + "\n  runproof resume "
                        + second + "\n  runproof status " + second + "\n")
                .as("the second has not had its turn")
                .doesNotContain("rehearsal 2 of 2");
        for (String run : List.of(first, second)) {
            assertThat(labOf(run)).exists();
            Program.Ended resumed = program.run("resume", run);
            assertThat(resumed.status()).as(resumed.output()).isZero();
            assertThat(labOf(run)).doesNotExist();
        }
    }

    private Path labOf(String run) throws IOException {
        Path order = program.home().resolve("reports").resolve(run).resolve("order.json");
        return Path.of(new ObjectMapper().readTree(order.toFile()).path("lab").asText())
                .getParent();
    }

    private Program.Started rehearse() throws IOException {
        return program.start("rehearse", "opengauss", "-e", lab.environment().toString());
    }

    /** Waits until the run has passed a step, and tells its id. */
    private String underWay(Program.Started started) {
        return underWay(started, "opengauss");
    }

    private String underWay(Program.Started started, String procedure) {
        Awaitility.await("a step that passed")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !started.runs() || started.output().contains("\npass "));
        return runOf(procedure);
    }

    private String runOf(String procedure) {
        try (Stream<Path> runs = Files.list(program.home().resolve("reports"))) {
            return runs.map(run -> run.getFileName().toString())
                    .filter(name -> name.contains("-" + procedure + "-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
