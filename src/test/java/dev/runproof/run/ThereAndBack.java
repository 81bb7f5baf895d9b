package dev.runproof.run;

import dev.runproof.journal.JournalObserver;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A made-up procedure and its way back, carried out on hosts in memory. */
final class ThereAndBack {
    final FakeHosts hosts = new FakeHosts();
    /** What the screen was told while something took its time. */
    final List<String> told = new ArrayList<>();

    /** The gates that somebody has confirmed by name; others are not begins. */
    Set<String> confirmed = Set.of();

    /** What a listener does when a step begins. */
    Runnable begins = () -> {};

    /** The controller's clock. */
    Clock clock = Clock.systemUTC();

    private final Path home;
    private String forward = "";

    /**
     * @param home a fresh directory
     * @param there the steps of the only section, one a line
     * @param back those of the way back
     */
    ThereAndBack(Path home, String there, String back) throws IOException {
        this.home = home;
        Path features = Files.createDirectories(home.resolve("features/demo"));
        Files.writeString(features.resolve("demo.feature"), """
                @procedure:demo
                Feature: Demo

                  @added:demo @step:D-1 @mutating
                  Scenario: There
                %s
                """.formatted(there.indent(4)));
        Files.writeString(features.resolve("demo.rollback.feature"), """
                @procedure:demo @rollback
                Feature: Back

                  @added:demo @step:D-R1 @mutating
                  Scenario: Back
                %s
                """.formatted(back.indent(4)));
        Files.writeString(Files.createDirectories(home.resolve("environments")).resolve("here.yaml"), """
                procedure: features/demo/demo.feature
                hosts:
                  - name: db-1
                    address: 192.0.2.1
                    user: omm
                    roles: [node]
                """);
    }

    RunOutcome there() {
        RunOutcome outcome = runs().begin(new RunOrder(RunKind.RUN, "demo", "here", Map.of(), ""), Optional.empty());
        forward = outcome.runId();
        return outcome;
    }

    /** Another way back from the latest run. */
    RunOutcome back() {
        return runs().rollback(forward);
    }

    RunOutcome goOnThere() {
        return runs().resume(forward);
    }

    Runs runs() {
        var listening = new RunEvents() {
            @Override
            public void progress(String line) {
                told.add(line);
            }

            @Override
            public void stepStarted(StepPlace place, int number, int total) {
                begins.run();
            }
        };
        return new Runs(
                home,
                clock,
                new Runner(
                        clock,
                        (environment, redactor) -> hosts,
                        JournalObserver.NONE,
                        listening,
                        new Named(confirmed, clock)),
                Claims.below(home.resolve("claims")));
    }

    private record Named(Set<String> confirmedBeforehand, Clock clock) implements Gatekeeper {
        @Override
        public Optional<Confirmation> ask(Gate gate, String question) {
            return confirmedBeforehand.contains(gate.id())
                    ? Optional.of(new Confirmation(gate.id(), "somebody", "", clock.instant(), question))
                    : Optional.empty();
        }
    }
}
