package dev.runproof.scenario;

import static dev.runproof.scenario.OmsScenario.fails;
import static dev.runproof.scenario.OmsScenario.isUnknown;
import static dev.runproof.scenario.OmsScenario.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import dev.runproof.scenario.OmsScenario.Touched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can go wrong from the stop of the old version to the start of the new one; a lab each. */
@Tag("crash")
class OmsStandstillTest {
    private static Path homes;

    @BeforeAll
    static void folder(@TempDir Path fresh) {
        homes = fresh;
    }

    static Stream<Scenario<Touched>> scenarios() {
        return Stream.of(
                isUnknown("SIM-F05", "OMS400-2", "node2: 127.0.0.1", Touched.STOPPED)
                        .andBack(),
                fails("SIM-F06", "OMS400-2", "oms_331 (running) on node2", Touched.STOPPED),
                fails("SIM-F09", "OMS400-4", "ended with 5 and left 262144 bytes", Touched.STOPPED)
                        .with("oms.prune", "no")
                        .andBack(),
                fails("SIM-F10", "OMS400-4", "Unknown database", Touched.STOPPED),
                fails("SIM-F11", "OMS400-4", "the dump lacks the tables", Touched.STOPPED),
                fails("SIM-F12", "OMS400-4", "somebody has written since", Touched.STOPPED),
                fails("SIM-F14", "OMS400-5", "unexpected EOF", Touched.STOPPED),
                fails("SIM-F14-FULL", "OMS400-5", "no space left on device", Touched.STOPPED),
                fails("SIM-F14-OTHER", "OMS400-5", "node2: sha256:", Touched.STOPPED),
                fails("SIM-F14-TWO", "OMS400-5", "holds 2 and nobody said which is meant", Touched.STOPPED),
                fails("SIM-F15", "OMS400-7", "config.yaml must be a file and is missing", Touched.STOPPED)
                        .andBack(),
                fails("SIM-F17", "OMS400-7", "port 8089 of node2 is taken", Touched.STOPPED)
                        .andBack(),
                fails("SIM-F24", "OMS400-7", "somebody has changed", Touched.STOPPED)
                        .from("OMS400-5"),
                passes("SIM-F04").noting("exit code 137"));
    }

    /** SIM-F08: the server refuses to delete; the backup is larger, and nothing else. */
    @Test
    void numbers_that_cannot_be_deleted_are_a_warning() throws IOException {
        try (var rehearsal = new OmsRehearsal(homes.resolve("prune"), "oms-4.0.0", Map.of())) {
            rehearsal.when("the sequence of heartbeats is pruned", () -> unable(rehearsal));
            long begin = System.nanoTime();

            RunOutcome outcome = rehearsal.run();

            OmsJudge.note("SIM-F08", outcome, rehearsal, begin);
            assertThat(outcome.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal.step("the sequence of heartbeats is pruned").notes())
                    .anyMatch(note -> note.startsWith("warning: cm_hb_331: ") && note.contains("ERROR 1205"))
                    .anyMatch(note -> note.contains("the run goes on with the larger table"));
        }
    }

    private static void unable(OmsRehearsal rehearsal) {
        try {
            OmsClients.replaced(rehearsal, """
                    case $last in
                        'delete from heatbeat_sequence'*)
                            echo 'ERROR 1205 (HY000) at line 1: Lock wait timeout exceeded' >&2
                            exit 1 ;;
                    esac
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException("the client could not be replaced", e);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void is_caught_before_harm(Scenario<Touched> scenario) {
        OmsJudge.judge(scenario, homes);
    }
}
