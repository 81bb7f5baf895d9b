package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at every journal write and every send of the openGauss run, before it and after it.
 *
 * <p>An undisturbed run names all points. Then the n-th pass, on a fresh cluster, kills the runner at the n-th point of
 * every step in turn and resumes it after each: every step is met by its kill in the state that a first attempt finds.
 */
class KilledRunnerTest {
    /** The upgrade takes two seconds then, and readings stay good for three minutes. */
    private static final double SPEED = 20;
    /** The upgrade runs long enough to be taken up again and again. */
    private static final double SLOWER = 2;

    private static final int WORKERS = 3;

    @TempDir
    private Path folder;

    /** Three quarters of an hour on two cores, so that no default run of the tests has it: called by its tag. */
    @Test
    @Tag("enumeration")
    void a_run_ends_as_if_nobody_had_killed_it_wherever_its_runner_is_killed() throws Exception {
        Instant began = Instant.now();
        var packed = new PackedProgram(folder.resolve("packed"));
        Undisturbed undisturbed = undisturbed(packed.archiving());
        CrashPlan plan = new CrashPlan(undisturbed.points());
        assertThat(plan.points()).hasSizeGreaterThan(500);
        var passes = new ArrayList<Callable<List<String>>>();
        for (List<String> points : plan.passes()) {
            passes.add(() -> pass(packed.archived(), points, undisturbed.end()));
        }
        List<String> killed = all(passes);

        assertThat(plan.missed(killed))
                .as("points at which no runner was killed")
                .isEmpty();
        System.out.printf(
                "killed at %d of %d points and resumed, in %d runs and %s; %d further looks of waits did not come again%n",
                killed.size(),
                plan.points().size(),
                passes.size(),
                Duration.between(began, Instant.now()),
                plan.points().size() - killed.size());
    }

    @Test
    @Tag("crash")
    void the_upgrade_is_started_once_also_when_its_resume_is_killed_wherever_it_may_be() throws Exception {
        Instant began = Instant.now();
        var packed = new PackedProgram(folder.resolve("packed"));
        Undisturbed undisturbed = undisturbed(packed.archiving());
        String first = undisturbed.points().stream()
                .filter(point -> point.endsWith(" after line acting #1"))
                .reduce("", (before, last) -> last);
        CrashPlan plan;
        try (var cluster = new FreshCluster(folder.resolve("resumed"), packed.archived(), SPEED)) {
            assertThat(cluster.goOn(List.of(first))).contains(first);
            plan = new CrashPlan(cluster.points());
        }
        var killed = new ArrayList<String>();
        try (var cluster = new FreshCluster(folder.resolve("again"), packed.archived(), SLOWER)) {
            assertThat(cluster.goOn(List.of(first))).contains(first);
            var left = new ArrayList<>(plan.inStep(CrashPlan.step(first)));
            left.addAll(plan.inStep(0));
            for (Optional<String> at = cluster.goOn(left); at.isPresent(); at = cluster.goOn(left)) {
                killed.add(at.get());
                left.remove(at.get());
            }
            assertThat(cluster.endState().lines())
                    .containsExactlyElementsOf(undisturbed.end().lines());
            assertThat(plan.onlyLooksAgain(left)).as("%s", left).isTrue();
        }
        System.out.printf(
                "killed at %d points of a resume of the upgrade and resumed, in %s%n",
                killed.size(), Duration.between(began, Instant.now()));
    }

    /** What a run that nobody kills goes through and leaves. */
    private record Undisturbed(List<String> points, EndState end) {}

    private Undisturbed undisturbed(Program.Start start) throws IOException, InterruptedException {
        try (var cluster = new FreshCluster(folder.resolve("undisturbed"), start, SPEED)) {
            List<String> points = cluster.points();
            return new Undisturbed(points, cluster.endState());
        }
    }

    /** Kills the runner at these points, one after the other; the points at which it was killed indeed. */
    private List<String> pass(Program.Start start, List<String> points, EndState undisturbed)
            throws IOException, InterruptedException {
        var killed = new ArrayList<String>();
        try (var cluster = new FreshCluster(folder.resolve("pass-" + points.hashCode()), start, SPEED)) {
            List<String> left = points;
            for (Optional<String> at = cluster.goOn(left); at.isPresent(); at = cluster.goOn(left)) {
                killed.add(at.get());
                left = points.subList(points.indexOf(at.get()) + 1, points.size());
            }
            assertThat(cluster.endState().lines())
                    .as("killed at %s", killed)
                    .containsExactlyElementsOf(undisturbed.lines());
        }
        return killed;
    }

    private static <T> List<T> all(List<Callable<List<T>>> tasks) throws InterruptedException, ExecutionException {
        var workers = Executors.newFixedThreadPool(WORKERS);
        try {
            Stream<T> results = Stream.of();
            for (Future<List<T>> task : workers.invokeAll(tasks)) {
                results = Stream.concat(results, task.get().stream());
            }
            return results.toList();
        } finally {
            workers.shutdownNow();
        }
    }
}
