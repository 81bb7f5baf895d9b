package dev.runproof.scenario;

import static dev.runproof.scenario.OmsScenario.fails;
import static dev.runproof.scenario.OmsScenario.isUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import dev.runproof.scenario.OmsScenario.Touched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can go wrong from the start of the new version on; a lab each. */
@Tag("crash")
class OmsNewVersionTest {
    private static Path homes;

    @BeforeAll
    static void folder(@TempDir Path fresh) {
        homes = fresh;
    }

    static Stream<Scenario<Touched>> scenarios() {
        return Stream.of(
                lost("PRIVILEGED", "--privileged=true (privileged) must be true and is false"),
                lost("PIDS-LIMIT", "--pids-limit -1 (pidsLimit) must be -1 and is 4096"),
                lost("ULIMIT", "--ulimit nproc=65535:65535 (ulimits) must be 65535:65535 and is absent"),
                lost("NETWORK", "--net host (networkMode) must be host and is default"),
                lost("IS-UPGRADE", "-e IS_UPGRADE (isUpgrade) must be true and is false"),
                lost("HOST-IP", "-e OMS_HOST_IP (hostIp) must be 127."),
                lost("BIND", "-v (binds): missing ").andBack(),
                lost("RESTART", "no --restart (restartPolicy) must be no and is always")
                        .andBack(),
                fails("SIM-F19", "OMS400-8", "oms_console FATAL", Touched.STARTED),
                fails("SIM-F20-1", "OMS400-9", "step 1 did not succeed", Touched.INITIALISED),
                fails("SIM-F20-2", "OMS400-9", "step 2 did not succeed", Touched.INITIALISED)
                        .andBack(),
                fails("SIM-F20-3", "OMS400-9", "step 3 did not succeed", Touched.INITIALISED),
                fails("SIM-F20-4", "OMS400-9", "step 4 did not succeed", Touched.INITIALISED),
                fails("SIM-F20-5", "OMS400-9", "step 5 did not succeed", Touched.INITIALISED),
                fails("SIM-F21", "OMS400-9", "oms_console FATAL", Touched.INITIALISED),
                isUnknown("SIM-F41", "OMS400-9", "The structure of cm_hb_331_2 is as it was", Touched.INITIALISED)
                        .option("regions", "2"));
    }

    private static Scenario<Touched> lost(String parameter, String told) {
        return fails("SIM-F42-" + parameter, "OMS400-7", "node2: " + told, Touched.STARTED);
    }

    /** SIM-F22 with a host that goes down and comes back: what the script has done there nobody knows. */
    @Test
    void a_script_that_went_down_with_its_host_is_not_started_again() throws IOException {
        try (var rehearsal = new OmsRehearsal(homes.resolve("cut"), "oms-4.0.0", Map.of())) {
            rehearsal.planted("SIM-F05", "node1", "OMS400-9");
            rehearsal.noticing(line -> {
                if (line.contains("cannot be reached")) {
                    rehearsal.lab().clear();
                }
            });
            long begin = System.nanoTime();

            RunOutcome outcome = rehearsal.run();

            OmsJudge.note("SIM-F22", outcome, rehearsal, begin);
            assertThat(outcome.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS400-9");
            assertThat(rehearsal.worst().told()).contains("whether it has changed databases is not known");
            assertThat(rehearsal.witness().initialisations()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void is_caught_before_harm(Scenario<Touched> scenario) {
        OmsJudge.judge(scenario, homes);
    }
}
