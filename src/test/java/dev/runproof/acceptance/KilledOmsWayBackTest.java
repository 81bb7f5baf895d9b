package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The full way back of the upgrade to 4.2.9 in two regions with a runner that is killed at every journal write and every send of
 * the restore, and at one point of every other step: each database is dropped once, and nobody is asked to restore one again.
 */
@Tag("crash")
@Tag("enumeration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledOmsWayBackTest {
    private static final Traces TRACES = OmsTraces.ofTwoRegions();
    private static final double SPEED = 100;
    private static final Pattern DROP = Pattern.compile("(?i)sent: drop database.*");
    private static final int DATABASES = 4;

    private Path folder;
    private Program.Start start;
    private EndState undisturbed;
    private CrashPlan plan;

    @BeforeAll
    void goThereAndBackUndisturbed(@TempDir Path emptyFolder) throws IOException, InterruptedException {
        folder = emptyFolder;
        var packed = new PackedProgram(folder.resolve("packed"));
        try (var cluster = new FreshCluster(folder.resolve("undisturbed"), packed.listing(), TRACES, SPEED)) {
            assertThat(cluster.goOn(List.of())).isEmpty();
            plan = CrashPlan.oncePerSend(cluster.pointsOfTheWayBack());
            undisturbed = cluster.endState();
        }
        start = packed.archived();
        assertThat(undisturbed.lines())
                .filteredOn(line -> DROP.matcher(line).matches())
                .hasSize(DATABASES);
    }

    @Test
    void the_way_back_ends_as_if_nobody_had_killed_it_wherever_its_runner_is_killed() throws Exception {
        Instant began = Instant.now();
        List<List<String>> chosen = SomePasses.of(plan.passes());
        List<String> due = chosen.stream().flatMap(List::stream).toList();
        System.out.printf(
                "%d points, %d of them in %d of %d passes%n",
                plan.points().size(), due.size(), chosen.size(), plan.passes().size());

        var passes = new Passes(folder, start, TRACES, SPEED, undisturbed).backOf(chosen);

        List<String> killed =
                passes.stream().flatMap(pass -> pass.killed().stream()).toList();
        System.out.printf(
                "killed at %d of %d points of the way back and resumed, in %d runs and %s%n",
                killed.size(), plan.points().size(), passes.size(), Duration.between(began, Instant.now()));
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
