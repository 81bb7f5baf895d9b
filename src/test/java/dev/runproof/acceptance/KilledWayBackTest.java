package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.scenario.OpenMldbQuestions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way back of an OpenMLDB cluster under SIGKILL: from an upgrade whose runner was killed within each step that acts, and
 * with a runner that is killed within each step of the way back.
 */
@Tag("crash")
@Tag("enumeration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWayBackTest {
    private static final Traces TRACES = new OpenMldbTraces();
    private static final double SPEED = 100;

    private Path folder;
    private Program.Start start;
    private List<String> forward;
    private List<String> back;
    private EndState undisturbed;

    /** What the cluster says beside every run. */
    private record Cluster(Set<String> replicas, String autoFailover, Map<String, String> releases) {
        static Cluster of(FreshCluster cluster) {
            var asked = new OpenMldbQuestions(cluster.lab());
            return new Cluster(asked.replicas(), asked.autoFailover(), asked.releases());
        }
    }

    @BeforeAll
    void goThereAndBackUndisturbed(@TempDir Path emptyFolder) throws IOException, InterruptedException {
        folder = emptyFolder;
        var packed = new PackedProgram(folder.resolve("packed"));
        try (var cluster = new FreshCluster(folder.resolve("undisturbed"), packed.listing(), TRACES, SPEED)) {
            forward = cluster.points();
            back = cluster.pointsOfTheWayBack();
            undisturbed = cluster.endState();
        }
        start = packed.archived();
    }

    /** The last point of each step that acts: its action is under way, or its outcome is not written down. */
    private static List<String> acting(List<String> points) {
        var last = new LinkedHashMap<Integer, String>();
        points.stream()
                .filter(point -> point.contains(" after line acting ") || point.contains(" after start "))
                .forEach(point -> last.put(CrashPlan.step(point), point));
        return List.copyOf(last.values());
    }

    /** One point of each step: within its action where it has one, else when it has begun. */
    static List<String> onePerStep(List<String> points) {
        var chosen = new LinkedHashMap<Integer, String>();
        points.stream()
                .filter(point -> point.contains(" after line began "))
                .forEach(point -> chosen.put(CrashPlan.step(point), point));
        acting(points).forEach(point -> chosen.put(CrashPlan.step(point), point));
        return List.copyOf(chosen.values());
    }

    @Test
    void whatever_step_the_upgrade_was_killed_in_the_cluster_goes_back() throws Exception {
        List<String> points = acting(forward);
        assertThat(points).hasSizeGreaterThan(20);
        var failed = new ArrayList<String>();
        for (String point : points) {
            try (var cluster =
                    new FreshCluster(folder.resolve("from-" + CrashPlan.step(point)), start, TRACES, SPEED)) {
                Cluster before = Cluster.of(cluster);
                assertThat(cluster.goOn(List.of(point))).contains(point);
                assertThat(cluster.goBack(List.of())).isEmpty();
                assertThat(Cluster.of(cluster)).isEqualTo(before);
                System.out.println("back from " + point);
            } catch (IOException | AssertionError e) {
                System.out.println("NOT back from " + point + ": " + e);
                failed.add(point + ": " + e);
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void the_way_back_ends_as_if_nobody_had_killed_it_in_each_of_its_steps() throws Exception {
        List<String> left = onePerStep(back);
        assertThat(left).hasSizeGreaterThan(40);
        var killed = new ArrayList<String>();
        try (var cluster = new FreshCluster(folder.resolve("back"), start, TRACES, SPEED)) {
            Cluster before = Cluster.of(cluster);
            assertThat(cluster.goOn(List.of())).isEmpty();
            for (Optional<String> at = cluster.goBack(left); at.isPresent(); at = cluster.goBack(left)) {
                killed.add(at.get());
                left = left.subList(left.indexOf(at.get()) + 1, left.size());
            }
            System.out.println("killed at " + killed.size() + " points of the way back");
            assertThat(Cluster.of(cluster)).isEqualTo(before);
            assertThat(cluster.endState().differences(undisturbed)).isEmpty();
        }
        assertThat(killed).isEqualTo(onePerStep(back));
    }
}
