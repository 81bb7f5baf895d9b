package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at every journal write and every send of the rolling upgrade of OpenMLDB, in passes as {@link KilledRunnerTest}
 * makes them: leaders, replicas, offsets, releases and statfiles end as without a kill, and the operation tool was called
 * as often.
 */
@Tag("crash")
@Tag("enumeration")
class KilledRollingUpgradeTest {
    private static final Traces TRACES = new OpenMldbTraces();
    private static final double SPEED = 100;

    @Test
    void a_run_ends_as_if_nobody_had_killed_it_wherever_its_runner_is_killed(@TempDir Path folder) throws Exception {
        Instant began = Instant.now();
        var packed = new PackedProgram(folder.resolve("packed"));
        CrashPlan plan;
        EndState undisturbed;
        try (var cluster = new FreshCluster(folder.resolve("undisturbed"), packed.listing(), TRACES, SPEED)) {
            plan = CrashPlan.oncePerState(cluster.points());
            undisturbed = cluster.endState();
        }
        System.out.println(plan.points().size() + " points");
        assertThat(plan.points()).hasSizeGreaterThan(1_000);
        assertThat(undisturbed.lines())
                .filteredOn(line -> line.startsWith("--cmd=pre-upgrade"))
                .hasSize(3);

        var passes = new Passes(folder, packed.archived(), TRACES, SPEED, undisturbed).allOf(plan.passes());

        List<String> killed =
                passes.stream().flatMap(pass -> pass.killed().stream()).toList();
        System.out.printf(
                "killed at %d of %d points and resumed, in %d runs and %s%n",
                killed.size(), plan.points().size(), passes.size(), Duration.between(began, Instant.now()));
        assertThat(passes.stream()
                        .flatMap(pass -> pass.failure().map(told -> "pass " + pass.number() + ": " + told).stream()))
                .as("passes that failed")
                .isEmpty();
        assertThat(plan.missed(killed))
                .as("points at which no runner was killed")
                .isEmpty();
    }
}
