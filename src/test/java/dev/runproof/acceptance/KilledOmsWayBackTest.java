package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The full way back of the upgrade to 4.2.9 in two regions under SIGKILL: every database is dropped once, nobody is asked whether
 * one may be restored again, and the installation ends as without a kill.
 */
@Tag("crash")
@Tag("enumeration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledOmsWayBackTest {
    private static final Traces TRACES = OmsTraces.ofTwoRegions();
    private static final double SPEED = 100;
    private static final int DATABASES = 4;
    /** Of one database, by an attempt that took up the restore of the one before, if there was one. */
    private static final List<String> UP_TO_THE_START = List.of(
            "before query metadb",
            "after query metadb",
            "before line answered",
            "before line acting",
            "after line acting",
            "before start node1",
            "after start node1");
    /** By an attempt that takes up the restore of this database, under way or at its end. */
    private static final List<String> FROM_THE_START_ON =
            List.of("before collect node1", "after collect node1", "before line acted", "after line acted");

    private Path folder;
    private Program.Start start;
    private List<String> back;
    private EndState undisturbed;

    @BeforeAll
    void goThereAndBackUndisturbed(@TempDir Path emptyFolder) throws IOException, InterruptedException {
        folder = emptyFolder;
        var packed = new PackedProgram(folder.resolve("packed"));
        try (var cluster = new FreshCluster(folder.resolve("undisturbed"), packed.listing(), TRACES, SPEED)) {
            assertThat(cluster.goOn(List.of())).isEmpty();
            back = cluster.pointsOfTheWayBack();
            undisturbed = cluster.endState();
        }
        start = packed.archived();
        assertThat(undisturbed.lines())
                .filteredOn(line -> line.startsWith("sent: drop database"))
                .as("each database once")
                .hasSize(DATABASES);
    }

    /** The one with an action for each database. */
    private int restore() {
        return back.stream()
                .filter(point -> point.contains(" after line acted #" + DATABASES))
                .mapToInt(CrashPlan::step)
                .filter(step -> back.stream()
                        .noneMatch(point -> CrashPlan.step(point) == step
                                && point.contains(" after line acted #" + (DATABASES + 1))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_database_is_restored_once_whatever_moment_of_its_restore_the_runner_is_killed_in() throws Exception {
        int step = restore();
        var killed = new ArrayList<String>();
        try (var cluster = new FreshCluster(folder.resolve("restore"), start, TRACES, SPEED)) {
            assertThat(cluster.goOn(List.of())).isEmpty();
            for (int database = 1; database <= DATABASES; database++) {
                killed.addAll(killedAt(cluster, step, UP_TO_THE_START));
                killed.addAll(killedAt(cluster, step, FROM_THE_START_ON));
            }
            assertThat(cluster.goBack(List.of())).isEmpty();
            System.out.println("killed at " + killed.size() + " points of the restore of " + DATABASES + " databases");
            endsLike(cluster);
        }
    }

    /** Each attempt comes one point further than the one before. */
    private static List<String> killedAt(FreshCluster cluster, int step, List<String> moments) throws Exception {
        List<String> points =
                moments.stream().map(moment -> step + " " + moment + " #1").toList();
        for (String point : points) {
            assertThat(cluster.goBack(List.of(point))).contains(point);
        }
        return points;
    }

    @Test
    void the_way_back_ends_as_if_nobody_had_killed_it_in_each_of_its_steps() throws Exception {
        List<String> left = KilledWayBackTest.onePerStep(back);
        var killed = new ArrayList<String>();
        try (var cluster = new FreshCluster(folder.resolve("back"), start, TRACES, SPEED)) {
            assertThat(cluster.goOn(List.of())).isEmpty();
            for (Optional<String> at = cluster.goBack(left); at.isPresent(); at = cluster.goBack(left)) {
                killed.add(at.get());
                left = left.subList(left.indexOf(at.get()) + 1, left.size());
            }
            System.out.println("killed at " + killed.size() + " points of the way back");
            endsLike(cluster);
        }
        assertThat(killed).isEqualTo(KilledWayBackTest.onePerStep(back));
    }

    /** A look may meet a program of the cluster that has just been started, or is about to end. */
    private void endsLike(FreshCluster cluster) {
        Awaitility.await()
                .atMost(Passes.AT_REST)
                .untilAsserted(() -> assertThat(cluster.endState().differences(undisturbed))
                        .as("what differs from the end of an undisturbed way back")
                        .isEmpty());
    }
}
