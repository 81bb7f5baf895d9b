package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
        var every = new EveryPoint(folder, TRACES, SPEED, CrashPlan::oncePerSend);
        assertThat(every.undisturbed().lines())
                .filteredOn(line -> line.startsWith("--cmd=pre-upgrade"))
                .hasSize(3);

        every.endsAsIfNobodyHadKilledIt(700);
    }
}
