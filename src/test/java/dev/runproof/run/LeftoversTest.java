package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.journal.JournalObserver;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import dev.runproof.remote.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A way back does not begin beside what a killed runner has left at work. */
class LeftoversTest {
    @TempDir
    private Path home;

    private final FakeHosts hosts = new FakeHosts();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void a_procedure_with_a_way_back() throws IOException {
        Path features = Files.createDirectories(home.resolve("features/demo"));
        Files.writeString(features.resolve("demo.feature"), """
                @procedure:demo
                Feature: Demo

                  @added:demo @step:D-1 @mutating
                  Scenario: There
                    When demo: upgrade is done within 200 ms
                """);
        Files.writeString(features.resolve("demo.rollback.feature"), """
                @procedure:demo @rollback
                Feature: Back

                  @added:demo @step:D-R1 @mutating
                  Scenario: Back
                    When demo: restore is done within 200 ms
                """);
        Files.writeString(Files.createDirectories(home.resolve("environments")).resolve("here.yaml"), """
                procedure: features/demo/demo.feature
                hosts:
                  - name: db-1
                    address: 192.0.2.1
                    user: omm
                    roles: [node]
                """);
    }

    @Test
    void the_way_back_waits_until_what_the_run_has_left_has_ended() {
        leftRunning(() -> runs().begin(order(), Optional.empty()));
        var looks = new AtomicInteger();
        hosts.atEverySend = () -> {
            if (looks.incrementAndGet() == 5) {
                assertThat(hosts.started).containsExactly("db-1: clusterctl upgrade");
                all(LedgerEntry.State.DONE);
            }
        };

        RunOutcome back = runs().rollback("latest");

        assertThat(back.verdict()).isEqualTo(Verdict.PASS);
        assertThat(hosts.started).containsExactly("db-1: clusterctl upgrade", "db-1: clusterctl restore");
        assertThat(told)
                .anyMatch(line -> line.startsWith("waiting for the end of db-1: 'clusterctl upgrade' of run ")
                        && line.endsWith(" (step 'demo: upgrade is done within 200 ms')"));
    }

    @Test
    void the_way_back_begins_nothing_beside_an_action_that_does_not_end() {
        leftRunning(() -> runs().begin(order(), Optional.empty()));

        var still = catchThrowableOfType(StillRunning.class, () -> runs().rollback("latest"));

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
        assertThat(hosts.started).containsExactly("db-1: clusterctl upgrade");

        // Killed from outside, or gone with its host: nothing is at work any more.
        all(LedgerEntry.State.LOST);
        assertThat(runs().resume("latest").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void what_another_way_back_has_left_is_waited_for_too() {
        String forward = runs().begin(order(), Optional.empty()).runId();
        leftRunning(() -> runs().rollback(forward));

        assertThat(catchThrowableOfType(StillRunning.class, () -> runs().rollback(forward)))
                .hasMessageStartingWith("[STILL-RUNNING] db-1: 'clusterctl restore' of run ");
        assertThat(hosts.started).containsExactly("db-1: clusterctl upgrade", "db-1: clusterctl restore");
    }

    private void leftRunning(Supplier<RunOutcome> run) {
        hosts.stateOfActions = LedgerEntry.State.RUNNING;
        assertThat(run.get().verdict()).isEqualTo(Verdict.UNKNOWN);
        hosts.stateOfActions = LedgerEntry.State.DONE;
    }

    private void all(LedgerEntry.State state) {
        hosts.ledger.replaceAll(
                (key, before) -> new LedgerEntry(state, state.equals(LedgerEntry.State.DONE) ? 0 : -1, 4711, 0, 0));
    }

    private static RunOrder order() {
        return new RunOrder(RunKind.RUN, "demo", "here", Map.of(), "");
    }

    private Runs runs() {
        var listening = new RunEvents() {
            @Override
            public void progress(String line) {
                told.add(line);
            }
        };
        return new Runs(
                home,
                Clock.systemUTC(),
                new Runner(
                        Clock.systemUTC(),
                        (environment, redactor) -> hosts,
                        JournalObserver.NONE,
                        listening,
                        (gate, question) -> Optional.empty()),
                Claims.below(home.resolve("claims")));
    }
}
