package dev.runproof.scenario;

import dev.runproof.inventory.Prompt;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Effect;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.run.Gatekeeper;
import dev.runproof.run.Plan;
import dev.runproof.run.RunEvents;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import dev.runproof.run.RunOutcome;
import dev.runproof.run.Runner;
import dev.runproof.run.Runs;
import dev.runproof.run.StepPlace;
import dev.runproof.scenario.Rehearsed.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lab of OMS in this process, and the runs of its procedure in it, which can be stopped behind any step. */
final class OmsRehearsal implements AutoCloseable {
    static final double SPEED = 100;

    private static final Clock CLOCK = Clock.systemUTC();

    private final Path home;
    private final String procedure;
    private final LabUnderTest lab;
    private final OmsQuestions asked;
    private final List<Ended> steps = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final Map<String, Runnable> atBegin = new LinkedHashMap<>();
    private final Map<String, Runnable> atEnd = new LinkedHashMap<>();
    private String last = "";
    private String runId = "";

    /** @param home a fresh directory; the features of the project are seen in it */
    OmsRehearsal(Path home, String procedure, Map<String, String> options) throws IOException {
        this.home = home;
        this.procedure = procedure;
        Path features = Files.createDirectories(home.resolve("features").resolve("oms"));
        for (String name : List.of(procedure + ".feature", procedure + ".rollback.feature")) {
            Files.copy(Path.of("features", "oms", name), features.resolve(name));
        }
        Files.createDirectories(home.resolve("environments"));
        this.lab = LabUnderTest.up(
                LabSpec.of(procedure).named("scenario").withOptions(options).atSpeed(SPEED));
        this.asked = new OmsQuestions(lab);
    }

    /** The run is over, as by Ctrl-C, before its next step. */
    private static final class StoppedHere extends Failure {
        private static final long serialVersionUID = 1L;

        StoppedHere(String step) {
            super("STOPPED", ExitStatus.INTERRUPTED, "stopped behind '" + step + "'", List.of());
        }
    }

    /** What happens when a step of this text begins, in any run. */
    OmsRehearsal whenBegins(String text, Runnable deed) {
        atBegin.put(text, deed);
        return this;
    }

    /** What happens when a step of this text has ended. */
    OmsRehearsal whenEnded(String text, Runnable deed) {
        atEnd.put(text, deed);
        return this;
    }

    /** Carries the upgrade out up to and including a step. */
    void runUntil(String lastStep) {
        last = lastStep;
        try {
            RunOutcome outcome = runs().begin(
                            new RunOrder(
                                    RunKind.REHEARSE,
                                    procedure,
                                    lab.environment().toString(),
                                    Map.of(),
                                    ""),
                            Optional.empty());
            if (outcome.verdict() != Verdict.PASS || !worst().place().text().equals(lastStep)) {
                throw new AssertionError("the upgrade did not come to '" + lastStep + "': " + worst());
            }
        } catch (StoppedHere asWanted) {
            if (!worst().place().text().equals(lastStep)) {
                throw new AssertionError("stopped too early: " + worst(), asWanted);
            }
        }
        last = "";
    }

    RunOutcome rollback() {
        String forward = runId;
        steps.clear();
        questions.clear();
        return runs().rollback(forward);
    }

    private Runs runs() {
        Gatekeeper simulated = (gate, question) -> {
            questions.add(gate.id());
            return gate.kind() == Gate.Kind.DECISION
                    ? Optional.empty()
                    : Optional.of(new Confirmation(gate.id(), "simulated", "rehearsal", CLOCK.instant(), question));
        };
        return new Runs(home, CLOCK, Runner.overSsh(CLOCK, listening(), simulated, Prompt.NOBODY));
    }

    private RunEvents listening() {
        return new RunEvents() {
            @Override
            public void runStarted(String id, Plan plan) {
                runId = id;
            }

            @Override
            public void stepStarted(StepPlace place, int number, int total) {
                if (!last.isEmpty()
                        && !steps.isEmpty()
                        && steps.get(steps.size() - 1).place().text().equals(last)) {
                    throw new StoppedHere(last);
                }
                Optional.ofNullable(atBegin.get(place.text())).ifPresent(Runnable::run);
            }

            @Override
            public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
                steps.add(new Ended(place, verdict, judgements));
                if (how != How.NOT_REACHED) {
                    Optional.ofNullable(atEnd.get(place.text())).ifPresent(Runnable::run);
                }
            }
        };
    }

    /** The first step that did not pass; the last one when all did. */
    Ended worst() {
        return steps.stream()
                .filter(step -> step.verdict() != Verdict.PASS)
                .findFirst()
                .orElseGet(() -> steps.get(steps.size() - 1));
    }

    /** The gates at which somebody was asked in the last run. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    OmsQuestions asked() {
        return asked;
    }

    LabUnderTest lab() {
        return lab;
    }

    /** The texts of all steps of a plan that change something. */
    static List<String> acting(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.script().effect() != Effect.READS)
                .map(step -> step.place().text())
                .toList();
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
