package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.awaitility.Awaitility;

/** Runs that are killed and resumed, some at a time, each on a cluster of its own; one that fails stops no other. */
final class Passes {
    private static final int WORKERS = 2;
    /** One look at an end may itself take 20 s where the machine has other work. */
    static final Duration AT_REST = Duration.ofSeconds(90);

    private final Path folder;
    private final Program.Start start;
    private final Traces traces;
    private final double speed;
    private final EndState undisturbed;

    /**
     * @param speed of the clusters' clocks
     * @param undisturbed how each is to end
     */
    Passes(Path folder, Program.Start start, Traces traces, double speed, EndState undisturbed) {
        this.folder = folder;
        this.start = start;
        this.traces = traces;
        this.speed = speed;
        this.undisturbed = undisturbed;
    }

    /**
     * One pass that is over.
     *
     * @param killed the points at which its runner was killed indeed
     * @param failure what was wrong with it
     */
    record Pass(int number, List<String> killed, Optional<String> failure) {}

    /** Carries passes out, each with these points, and tells of each as it ends. */
    List<Pass> allOf(List<List<String>> plan) throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<Pass>>();
        for (List<String> points : plan) {
            int number = tasks.size() + 1;
            tasks.add(() -> told(number, plan.size(), points));
        }
        var workers = Executors.newFixedThreadPool(WORKERS);
        try {
            var over = new ArrayList<Pass>();
            for (Future<Pass> task : workers.invokeAll(tasks)) {
                over.add(task.get());
            }
            return over;
        } finally {
            workers.shutdownNow();
        }
    }

    private Pass told(int number, int total, List<String> points) {
        Instant began = Instant.now();
        Pass pass = pass(number, points);
        System.out.printf(
                "pass %d of %d: killed at %d of %d points, in %d s%s%n",
                number,
                total,
                pass.killed().size(),
                points.size(),
                Duration.between(began, Instant.now()).toSeconds(),
                pass.failure().map(failure -> "; FAILED: " + failure).orElse(""));
        return pass;
    }

    /** Kills the runner at these points, one after the other. */
    private Pass pass(int number, List<String> points) {
        var killed = new ArrayList<String>();
        try (var cluster = new FreshCluster(folder.resolve("pass-" + number), start, traces, speed)) {
            List<String> left = points;
            for (Optional<String> at = cluster.goOn(left); at.isPresent(); at = cluster.goOn(left)) {
                killed.add(at.get());
                left = points.subList(points.indexOf(at.get()) + 1, points.size());
            }
            // A look may meet a program of the cluster that has just been started, or is about to end.
            Awaitility.await()
                    .atMost(AT_REST)
                    .untilAsserted(() -> assertThat(cluster.endState().differences(undisturbed))
                            .as("what differs from the end of an undisturbed run")
                            .isEmpty());
            return new Pass(number, killed, Optional.empty());
        } catch (Exception | AssertionError e) {
            return new Pass(number, killed, Optional.of(e + "\nafter kills at " + killed));
        }
    }
}
