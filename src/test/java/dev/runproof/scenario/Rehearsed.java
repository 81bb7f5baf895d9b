package dev.runproof.scenario;

import dev.runproof.inventory.Prompt;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.run.Gatekeeper;
import dev.runproof.run.RunEvents;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import dev.runproof.run.RunOutcome;
import dev.runproof.run.Runner;
import dev.runproof.run.Runs;
import dev.runproof.run.StepPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A lab with something planted in it, and the rehearsals of the openGauss procedure in it. */
final class Rehearsed implements AutoCloseable {
    /** The usual one; more nodes on one machine need more of its time for each second of theirs. */
    static double speedFor(int nodes) {
        return nodes > 4 ? 8 : 20;
    }

    private static final Clock CLOCK = Clock.systemUTC();

    private final Path home;
    private final LabHandle lab;
    private final List<Ended> steps = new ArrayList<>();
    private final Map<String, String> set = new LinkedHashMap<>();

    /** How a step ended. */
    record Ended(StepPlace place, Verdict verdict, List<Judgement> judgements) {
        String told() {
            var told = new StringBuilder();
            for (Judgement judgement : judgements) {
                if (judgement.verdict() != Verdict.PASS) {
                    told.append(judgement.actual()).append('\n');
                }
            }
            return told.toString();
        }

        List<String> notes() {
            return judgements.stream()
                    .flatMap(judgement -> judgement.notes().stream())
                    .toList();
        }

        @Override
        public String toString() {
            return verdict + " " + place.text() + ": " + told() + notes();
        }
    }

    /** @param home a fresh directory; the features of the project are seen in it */
    Rehearsed(Path home, int nodes, Map<String, String> options, double speed) throws IOException {
        this.home = home;
        Path features = Files.createDirectories(home.resolve("features").resolve("opengauss"));
        for (String name : List.of("opengauss.feature", "opengauss.rollback.feature")) {
            Files.copy(Path.of("features", "opengauss", name), features.resolve(name));
        }
        Files.createDirectories(home.resolve("environments"));
        this.lab = Labs.below(home.resolve("labs"))
                .up(LabSpec.of("opengauss")
                        .named("scenario")
                        .withNodes(nodes)
                        .withOptions(options)
                        .atSpeed(speed));
    }

    Rehearsed planted(String fault) {
        lab.plant(fault, Optional.empty(), Optional.empty());
        return this;
    }

    Rehearsed with(String variable, String value) {
        set.put(variable, value);
        return this;
    }

    /** Changes the lab's environment file before the run. */
    Rehearsed environment(UnaryOperator<String> change) throws IOException {
        Files.writeString(lab.environment(), change.apply(Files.readString(lab.environment())));
        return this;
    }

    RunOutcome run() {
        steps.clear();
        return runs().begin(
                        new RunOrder(
                                RunKind.REHEARSE, "opengauss", lab.environment().toString(), set, ""),
                        Optional.empty());
    }

    RunOutcome resume(RunOutcome earlier) {
        steps.clear();
        return runs().resume(earlier.runId());
    }

    RunOutcome rollback(RunOutcome forward) {
        steps.clear();
        return runs().rollback(forward.runId());
    }

    private Runs runs() {
        Gatekeeper simulated = (gate, question) ->
                Optional.of(new Confirmation(gate.id(), "simulated", "rehearsal", CLOCK.instant(), question));
        RunEvents listening = new RunEvents() {
            @Override
            public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
                steps.add(new Ended(place, verdict, judgements));
            }
        };
        return new Runs(home, CLOCK, Runner.overSsh(CLOCK, listening, simulated, Prompt.NOBODY));
    }

    /** The first step that did not pass; the last one when all did. */
    Ended worst() {
        return steps.stream()
                .filter(step -> step.verdict() != Verdict.PASS)
                .findFirst()
                .orElseGet(() -> steps.get(steps.size() - 1));
    }

    Ended step(String text) {
        return steps.stream()
                .filter(step -> step.place().text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '" + text + "' among " + steps));
    }

    /** How often the switch was started in the lab. */
    long switches() {
        return lab.log().stream()
                .filter(command -> command.argv().contains("upgrade-cm"))
                .count();
    }

    List<LoggedCommand> log() {
        return lab.log();
    }

    LabHandle lab() {
        return lab;
    }

    @Override
    public void close() {
        lab.down();
    }
}
