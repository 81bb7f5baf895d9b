package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * SIGKILL at every point of a procedure's run, in passes on fresh clusters, each of which has to end as a run does that
 * nobody kills.
 *
 * <p>The system property {@code runproof.crash.passes}, such as {@code 1-20}, asks for some of the passes alone.
 */
final class EveryPoint {
    private final Path folder;
    private final Traces traces;
    private final double speed;
    private final Program.Start start;
    private final List<String> points;
    private final CrashPlan plan;
    private final EndState undisturbed;

    /**
     * Carries the run out undisturbed, which names all points.
     *
     * @param folder a fresh directory
     * @param plan spreads the points over passes
     */
    EveryPoint(Path folder, Traces traces, double speed, Function<List<String>, CrashPlan> plan)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.traces = traces;
        this.speed = speed;
        var packed = new PackedProgram(folder.resolve("packed"));
        try (var cluster = new FreshCluster(folder.resolve("undisturbed"), packed.listing(), traces, speed)) {
            this.points = cluster.points();
            this.undisturbed = cluster.endState();
        }
        this.plan = plan.apply(points);
        this.start = packed.archived();
    }

    List<String> points() {
        return points;
    }

    EndState undisturbed() {
        return undisturbed;
    }

    /** How the program is started so that it starts fast. */
    Program.Start start() {
        return start;
    }

    /** @param atLeast as many points there have to be, or they were not all seen */
    void endsAsIfNobodyHadKilledIt(int atLeast) throws InterruptedException, ExecutionException {
        Instant began = Instant.now();
        List<List<String>> chosen = SomePasses.of(plan.passes());
        List<String> due = chosen.stream().flatMap(List::stream).toList();
        System.out.printf(
                "%d points, %d of them in %d of %d passes%n",
                plan.points().size(), due.size(), chosen.size(), plan.passes().size());
        assertThat(plan.points()).hasSizeGreaterThan(atLeast);

        var passes = new Passes(folder, start, traces, speed, undisturbed).allOf(chosen);

        List<String> killed =
                passes.stream().flatMap(pass -> pass.killed().stream()).toList();
        System.out.printf(
                "killed at %d of %d points and resumed, in %d runs and %s; other points did not come again%n",
                killed.size(), due.size(), passes.size(), Duration.between(began, Instant.now()));
        assertThat(passes.stream()
                        .flatMap(pass -> pass.failure().map(told -> "pass " + pass.number() + ": " + told).stream()))
                .as("passes that failed")
                .isEmpty();
        assertThat(plan.missed(killed))
                .as("points at which no runner was killed")
                .filteredOn(due::contains)
                .isEmpty();
    }
}
