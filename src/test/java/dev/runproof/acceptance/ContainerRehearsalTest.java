package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented procedures in labs of containers, and the same ones in embedded labs beside them. */
@NeedsDocker
class ContainerRehearsalTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int MOST_TOLD = 10;

    @TempDir
    private Path folder;

    private Program inContainers;
    private Program embedded;

    @BeforeEach
    void makeProjects() throws Exception {
        inContainers = new Program(folder.resolve("containers"));
        embedded = new Program(folder.resolve("embedded"));
        Program.Ended prepared = inContainers.run("lab", "prepare");
        assertThat(prepared.status()).as(prepared.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opengauss", "openmldb", "oms-3.3.0", "oms-4.0.0", "oms-4.2.9"})
    void is_green_in_time_leaves_nothing_and_differs_in_nothing_that_is_not_explained(String procedure)
            throws Exception {
        long begin = System.nanoTime();
        Program.Ended ended = inContainers.run("rehearse", procedure, "-e", "containers-" + procedure);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        Program.Ended other = embedded.run("rehearse", procedure);

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(other.status()).as(other.output()).isZero();
        assertThat(took).isLessThan(LIMIT);
        Path run = run(inContainers);
        Leftovers.awaitNone(String.valueOf(run.getFileName()));
        var here = new NormalisedRun(run);
        var there = new NormalisedRun(run(embedded));
        assertThat(differences(there.plan(), here.plan())).as("plan").isEmpty();
        assertThat(differences(there.answers(), here.answers())).as("answers").isEmpty();
        assertThat(differences(there.verdicts(), here.verdicts()))
                .as("verdicts")
                .isEmpty();
    }

    private static List<String> differences(List<String> embedded, List<String> containers) {
        return IntStream.range(0, Math.max(embedded.size(), containers.size()))
                .filter(i -> !at(embedded, i).equals(at(containers, i)))
                .mapToObj(i -> "\nembedded:   " + at(embedded, i) + "\ncontainers: " + at(containers, i))
                .limit(MOST_TOLD)
                .toList();
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "nothing";
    }

    private static Path run(Program program) throws IOException {
        try (Stream<Path> runs = Files.list(program.home().resolve("reports"))) {
            return runs.filter(run -> Files.isDirectory(run, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
