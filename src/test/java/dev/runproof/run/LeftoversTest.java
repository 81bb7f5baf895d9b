package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import dev.runproof.remote.LedgerEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A way back does not begin beside what a killed runner has left at work. */
class LeftoversTest {
    @TempDir
    private Path home;

    private ThereAndBack demo;

    @BeforeEach
    void a_procedure_with_a_way_back() throws IOException {
        demo = new ThereAndBack(
                home, "When demo: upgrade is done within 200 ms", "When demo: restore is done within 200 ms");
    }

    @Test
    void the_way_back_waits_until_what_the_run_has_left_has_ended() {
        leftRunning(() -> demo.there());
        var looks = new AtomicInteger();
        demo.hosts.atEverySend = () -> {
            if (looks.incrementAndGet() == 5) {
                assertThat(demo.hosts.started).containsExactly("db-1: clusterctl upgrade");
                all(LedgerEntry.State.DONE);
            }
        };

        RunOutcome back = demo.back();

        assertThat(back.verdict()).isEqualTo(Verdict.PASS);
        assertThat(demo.hosts.started).containsExactly("db-1: clusterctl upgrade", "db-1: clusterctl restore");
        assertThat(demo.told)
                .anyMatch(line -> line.startsWith("waiting for the end of db-1: 'clusterctl upgrade' of run ")
                        && line.endsWith(" (step 'demo: upgrade is done within 200 ms')"));
    }

    @Test
    void the_way_back_begins_nothing_beside_an_action_that_does_not_end() {
        leftRunning(() -> demo.there());

        var still = catchThrowableOfType(StillRunning.class, () -> demo.back());

        assertThat(still.status()).isEqualTo(ExitStatus.HELD);
        assertThat(still)
                .hasMessageStartingWith("[STILL-RUNNING] db-1: 'clusterctl upgrade' of run ")
                .hasMessageEndingWith(" has not ended within PT0.2S; expected no action of an earlier run at work;"
                        + " nothing was begun, and what runs was not disturbed");
        assertThat(still.next())
                .last()
                .asString()
                .startsWith("runproof resume ")
                .contains("demo.rollback");
        assertThat(demo.hosts.started).containsExactly("db-1: clusterctl upgrade");

        // Killed from outside, or gone with its host: nothing is at work any more.
        all(LedgerEntry.State.LOST);
        assertThat(demo.runs().resume("latest").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void what_another_way_back_has_left_is_waited_for_too() {
        demo.there();
        leftRunning(() -> demo.back());

        assertThat(catchThrowableOfType(StillRunning.class, () -> demo.back()))
                .hasMessageStartingWith("[STILL-RUNNING] db-1: 'clusterctl restore' of run ");
        assertThat(demo.hosts.started).containsExactly("db-1: clusterctl upgrade", "db-1: clusterctl restore");
    }

    private void leftRunning(Supplier<RunOutcome> run) {
        demo.hosts.stateOfActions = LedgerEntry.State.RUNNING;
        assertThat(run.get().verdict()).isEqualTo(Verdict.UNKNOWN);
        demo.hosts.stateOfActions = LedgerEntry.State.DONE;
    }

    private void all(LedgerEntry.State state) {
        demo.hosts.ledger.replaceAll(
                (key, before) -> new LedgerEntry(state, state.equals(LedgerEntry.State.DONE) ? 0 : -1, 4711, 0, 0));
    }
}
