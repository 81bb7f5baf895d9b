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
 * SIGKILL at every journal write and every send to hosts, MetaDB and consoles of the upgrade to 4.2.9 in two regions, in
 * passes as {@link KilledRunnerTest} makes them: containers, databases, HA and projects end as without a kill, the script that
 * migrates databases ran once in each region, and no database was dropped.
 *
 * <p>The system property {@code runproof.crash.passes}, such as {@code 1-20}, asks for some of the passes alone.
 */
@Tag("crash")
@Tag("enumeration")
class KilledOmsUpgradeTest {
    private static final Traces TRACES = OmsTraces.ofTwoRegions();
    private static final double SPEED = 100;

    @Test
    void a_run_ends_as_if_nobody_had_killed_it_wherever_its_runner_is_killed(@TempDir Path folder) throws Exception {
        Instant began = Instant.now();
        var packed = new PackedProgram(folder.resolve("packed"));
        CrashPlan plan;
        EndState undisturbed;
        try (var cluster = new FreshCluster(folder.resolve("undisturbed"), packed.listing(), TRACES, SPEED)) {
            plan = CrashPlan.oncePerSend(cluster.points());
            undisturbed = cluster.endState();
        }
        List<List<String>> chosen = SomePasses.of(plan.passes());
        List<String> due = chosen.stream().flatMap(List::stream).toList();
        System.out.printf(
                "%d points, %d of them in %d of %d passes%n",
                plan.points().size(), due.size(), chosen.size(), plan.passes().size());
        assertThat(plan.points()).hasSizeGreaterThan(700);
        assertThat(undisturbed.lines())
                .filteredOn(line -> line.contains("docker_init.sh: exit"))
                .as("once in each region")
                .hasSize(2);
        assertThat(undisturbed.lines())
                .contains("switched off by consoles: 1 times")
                .noneMatch(line -> line.startsWith("sent: "));

        var passes = new Passes(folder, packed.archived(), TRACES, SPEED, undisturbed).allOf(chosen);

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
                .filteredOn(due::contains)
                .isEmpty();
    }
}
