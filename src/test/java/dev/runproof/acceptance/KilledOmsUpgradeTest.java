package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at every journal write and every send to hosts, MetaDB and consoles of the upgrade to 4.2.9 in two regions, in
 * passes as {@link KilledRunnerTest} makes them: containers, databases, HA and projects end as without a kill, the script that
 * migrates databases ran once in each region, and no database was dropped.
 */
@Tag("crash")
@Tag("enumeration")
class KilledOmsUpgradeTest {
    private static final Traces TRACES = OmsTraces.ofTwoRegions();
    private static final double SPEED = 100;

    @Test
    void a_run_ends_as_if_nobody_had_killed_it_wherever_its_runner_is_killed(@TempDir Path folder) throws Exception {
        var every = new EveryPoint(folder, TRACES, SPEED, CrashPlan::oncePerSend);
        assertThat(every.undisturbed().lines())
                .filteredOn(line -> line.contains("docker_init.sh: exit"))
                .as("once in each region")
                .hasSize(2);
        assertThat(every.undisturbed().lines())
                .contains("switched off by consoles: 1 times")
                .noneMatch(line -> line.startsWith("sent: "));

        every.endsAsIfNobodyHadKilledIt(500);
    }
}
