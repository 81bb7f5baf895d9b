package dev.runproof.scenario;

import dev.runproof.inventory.Prompt;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.run.Gatekeeper;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A lab of OMS in this process, and the runs of its procedure in it, there and back. */
final class OmsRehearsed implements AutoCloseable {
    private static final double SPEED = 100;

    private final String procedure;
    private final Path home;
    private final LabUnderTest lab;
    private final OmsWitness witness;
    private final List<Ended> steps = new ArrayList<>();
    private final Map<String, String> set = new LinkedHashMap<>();
    private final Set<String> refused = new TreeSet<>();
    private final List<Meanwhile> meanwhile = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final ClockInHand clock = new ClockInHand();
    private Optional<String> decider = Optional.empty();
    private Consumer<String> hearer = question -> {};
    private Consumer<String> answered = told -> {};
    private Consumer<String> noticed = line -> {};

    private record Meanwhile(Predicate<StepPlace> when, Runnable deed) {}

    /** @param home a fresh directory; the features of the project are seen in it */
    OmsRehearsed(Path home, String procedure, Map<String, String> options) throws IOException {
        this(home, procedure, options, SPEED);
    }

    OmsRehearsed(Path home, String procedure, Map<String, String> options, double speed) throws IOException {
        this.procedure = procedure;
        this.home = home;
        Path features = Files.createDirectories(home.resolve("features").resolve("oms"));
        for (String name : List.of(procedure + ".feature", procedure + ".rollback.feature")) {
            Files.copy(Path.of("features", "oms", name), features.resolve(name));
        }
        Files.createDirectories(home.resolve("environments"));
        this.lab = LabUnderTest.up(
                LabSpec.of(procedure).named("scenario").withOptions(options).atSpeed(speed));
        this.witness = new OmsWitness(lab);
    }

    OmsRehearsed planted(String fault, String host, String at) {
        lab.plant(fault, host, at);
        return this;
    }

    OmsRehearsed with(String variable, String value) {
        set.put(variable, value);
        return this;
    }

    /** Takes back what was planted and set, and what runs before have seen; what a scenario has left for good stays. */
    void afresh() {
        lab.clear();
        set.clear();
        refused.clear();
        meanwhile.clear();
        questions.clear();
        decider = Optional.empty();
        hearer = question -> {};
        answered = told -> {};
        noticed = line -> {};
        witness.from();
    }

    /** The operator says no at this gate. */
    OmsRehearsed refusing(String gate) {
        refused.add(gate);
        return this;
    }

    OmsRehearsed agreeing(String gate) {
        refused.remove(gate);
        return this;
    }

    /** Somebody takes upon himself what could not be found out; without him nobody does. */
    OmsRehearsed deciding(String who) {
        decider = Optional.of(who);
        return this;
    }

    /** What a person does who reads a question before he answers it. */
    OmsRehearsed hearing(Consumer<String> person) {
        hearer = person;
        return this;
    }

    /** Told of every command that has been answered, as the plan has it. */
    OmsRehearsed afterEach(Consumer<String> command) {
        answered = command;
        return this;
    }

    /** Told of what the screen shows while something takes its time. */
    OmsRehearsed noticing(Consumer<String> line) {
        noticed = line;
        return this;
    }

    /** The controller's clock, which can be held. */
    ClockInHand clock() {
        return clock;
    }

    /** What happens when the first step begins that has this text; once. */
    OmsRehearsed when(String text, Runnable deed) {
        meanwhile.add(new Meanwhile(place -> place.text().equals(text), deed));
        return this;
    }

    /** Changes the lab's environment file. */
    OmsRehearsed environment(UnaryOperator<String> change) throws IOException {
        Files.writeString(lab.environment(), change.apply(Files.readString(lab.environment())));
        return this;
    }

    RunOutcome run() {
        steps.clear();
        return runs().begin(
                        new RunOrder(
                                RunKind.REHEARSE, procedure, lab.environment().toString(), set, ""),
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
        RunEvents listening = new RunEvents() {
            @Override
            public void stepStarted(StepPlace place, int number, int total) {
                var due = meanwhile.stream()
                        .filter(each -> each.when().test(place))
                        .toList();
                meanwhile.removeAll(due);
                due.forEach(each -> each.deed().run());
            }

            @Override
            public void progress(String line) {
                noticed.accept(line);
            }

            @Override
            public void answered(Move move, String told, Answer answer) {
                answered.accept(told);
            }

            @Override
            public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
                if (how != How.NOT_REACHED) {
                    steps.add(new Ended(place, verdict, judgements));
                }
            }
        };
        return new Runs(home, clock, Runner.overSsh(clock, listening, gatekeeper(), Prompt.NOBODY));
    }

    private Gatekeeper gatekeeper() {
        return (gate, question) -> {
            hearer.accept(question);
            questions.add(gate.kind() + " " + gate.id() + ": " + question);
            Optional<String> who = gate.kind() == Gate.Kind.DECISION ? decider : Optional.of("simulated");
            return refused.contains(gate.id())
                    ? Optional.empty()
                    : who.map(name -> new Confirmation(gate.id(), name, "rehearsal", clock.instant(), question));
        };
    }

    /** The first step that did not pass; the last one when all did. */
    Ended worst() {
        return steps.stream()
                .filter(step -> step.verdict() != Verdict.PASS)
                .findFirst()
                .orElseGet(() -> steps.get(steps.size() - 1));
    }

    /** How the step with this text ended. */
    Ended step(String text) {
        return steps.stream()
                .filter(step -> step.place().text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '" + text + "' among " + steps));
    }

    /** The notes of all steps. */
    List<String> notes() {
        return steps.stream().flatMap(step -> step.notes().stream()).toList();
    }

    /** Every question that was put to somebody, with its kind and gate. */
    List<String> questions() {
        return questions;
    }

    OmsWitness witness() {
        return witness;
    }

    LabUnderTest lab() {
        return lab;
    }

    String variable(String name) {
        return Optional.ofNullable(lab.description().variables().get("oms." + name))
                .orElseThrow(() -> new AssertionError("the lab has no variable oms." + name));
    }

    List<String> nodes() {
        return List.of(variable("nodes").split(",", -1));
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
