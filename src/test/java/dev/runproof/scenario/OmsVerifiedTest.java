package dev.runproof.scenario;

import static dev.runproof.scenario.OmsScenario.fails;
import static dev.runproof.scenario.OmsScenario.isUnknown;
import static dev.runproof.scenario.OmsScenario.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.scenario.OmsScenario.Touched;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the verification of the new version has to see, most of it at the end of a deadline: half a minute of the wall clock
 * each, and so several at the same time.
 */
@Tag("crash")
class OmsVerifiedTest {
    private static final int WAITING = 4;
    private static final String PERCEIVE = "oms.perceiveStoreClientCheckpoint";

    private static Path homes;

    @BeforeAll
    static void folder(@TempDir Path fresh) {
        homes = fresh;
    }

    private static List<Scenario<Touched>> scenarios() {
        return List.of(
                fails("SIM-F23", "OMS400-9", "still runs after 30 minutes", Touched.INITIALISED)
                        .atSpeed(50),
                fails("SIM-F25", "OMS400-8", "node2: nginx STOPPED", Touched.STARTED),
                fails("SIM-F25-STALE", "OMS400-10", "the last heartbeat is of", Touched.INITIALISED),
                passes("SIM-F27"),
                passes("SIM-F03").noting("enableHost is true while HA as a whole is off"),
                fails("SIM-F30", "OMS400-13", "subtopicStoreNumberThreshold", Touched.INITIALISED),
                fails("SIM-F39", "OMS400-13", "expected running, is abnormal", Touched.INITIALISED),
                fails("SIM-F39", "OMS429-12", "expected running, is abnormal", Touched.INITIALISED)
                        .in("oms-4.2.9"),
                fails("SIM-F39-STORE", "OMS400-10", "expected abnormal, is stopped", Touched.INITIALISED),
                isUnknown("SIM-F40", "OMS400-10", "did not move between two readings", Touched.INITIALISED),
                fails("SIM-F46", "OMS400-13", "with perceiveStoreClientCheckpoint true", Touched.INITIALISED)
                        .with(PERCEIVE, "true"),
                fails("SIM-F46", "OMS429-12", "with perceiveStoreClientCheckpoint true", Touched.INITIALISED)
                        .in("oms-4.2.9")
                        .with(PERCEIVE, "true"));
    }

    static Stream<Arguments> is_seen() {
        var workers = Executors.newFixedThreadPool(WAITING);
        var begun = scenarios().stream()
                .map(row -> Arguments.of(row, CompletableFuture.runAsync(() -> OmsJudge.judge(row, homes), workers)))
                .toList();
        workers.shutdown();
        return begun.stream();
    }

    @ParameterizedTest
    @MethodSource
    void is_seen(Scenario<Touched> scenario, CompletableFuture<Void> judged) {
        assertThat(judged).as(scenario.toString()).succeedsWithin(Duration.ofMinutes(10));
    }
}
