package dev.runproof.scenario;

import dev.runproof.inventory.Prompt;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Verdict;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import dev.runproof.run.RunOutcome;
import dev.runproof.run.Runner;
import dev.runproof.run.Runs;
import dev.runproof.run.StepBroke;
import dev.runproof.run.StepPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A lab in this process and the runs of its procedure in it, there and back.
 *
 * @param <R> the rehearsal of the product, which what is said of a run gives back
 */
abstract class Rehearsal<R extends Rehearsal<R>> implements AutoCloseable {
    private final Path home;
    private final Path features;
    private final String procedure;
    private final LabUnderTest lab;
    private final ClockInHand clock = new ClockInHand();
    private final Persons persons = new Persons(clock);
    private final Course course = new Course();
    private final Map<String, String> set = new LinkedHashMap<>();

    /** @param home a fresh directory; the features of the procedure are seen in it */
    Rehearsal(Path home, LabSpec spec) throws IOException {
        this.home = home;
        this.procedure = spec.product();
        String product = procedure.replaceFirst("-.*", "");
        this.features = Files.createDirectories(home.resolve("features").resolve(product));
        for (String name : List.of(procedure + ".feature", procedure + ".rollback.feature")) {
            Files.copy(Path.of("features", product, name), features.resolve(name));
        }
        Files.createDirectories(home.resolve("environments"));
        this.lab = LabUnderTest.up(spec.named("scenario"));
    }

    abstract R itself();

    R planted(String fault) {
        return planted(fault, "", "");
    }

    R planted(String fault, String host, String at) {
        lab.plant(fault, host, at);
        return itself();
    }

    R with(String variable, String value) {
        set.put(variable, value);
        return itself();
    }

    /** Changes the lab's environment file. */
    R environment(UnaryOperator<String> change) throws IOException {
        Files.writeString(lab.environment(), change.apply(Files.readString(lab.environment())));
        return itself();
    }

    /** Changes one of the procedure's features, as an operator may who writes his own. */
    R feature(String name, UnaryOperator<String> change) throws IOException {
        Path feature = features.resolve(name);
        Files.writeString(feature, change.apply(Files.readString(feature)));
        return itself();
    }

    /** The operator says no at this gate. */
    R refusing(String gate) {
        persons.refuse(gate);
        return itself();
    }

    /** The operator has changed his mind. */
    R agreeing(String gate) {
        persons.agree(gate);
        return itself();
    }

    /** Somebody takes upon himself what could not be found out; without him nobody does. */
    R deciding(String who) {
        persons.decide(who);
        return itself();
    }

    /** What a person does who reads a question before he answers it. */
    R hearing(Consumer<String> person) {
        persons.hear(person);
        return itself();
    }

    /** Told of every command that has been answered, as the plan has it. */
    R afterEach(Consumer<String> command) {
        course.afterEach(command);
        return itself();
    }

    /** Told of what the screen shows while something takes its time. */
    R noticing(Consumer<String> line) {
        course.noticing(line);
        return itself();
    }

    /** What happens when the first step begins that has this text; once. */
    R when(String text, Runnable deed) {
        return happens(text(text), true, true, deed);
    }

    /** What happens when the first step begins that carries this documented step out; once. */
    R whenDocumented(String step, Runnable deed) {
        return happens(place -> place.documentedSteps().contains(step), true, true, deed);
    }

    /** What happens whenever a step of this text begins, in any run. */
    R whenBegins(String text, Runnable deed) {
        return happens(text(text), true, false, deed);
    }

    /** What happens whenever a step of this text has ended. */
    R whenEnded(String text, Runnable deed) {
        return happens(text(text), false, false, deed);
    }

    private static Predicate<StepPlace> text(String text) {
        return place -> place.text().equals(text);
    }

    private R happens(Predicate<StepPlace> when, boolean atBegin, boolean once, Runnable deed) {
        course.add(new Course.Deed(when, atBegin, once, deed));
        return itself();
    }

    /** Takes back what was planted and set, and what was said of runs; what a scenario has left for good stays. */
    void afresh() {
        lab.clear();
        set.clear();
        persons.afresh();
        course.afresh();
    }

    RunOutcome run() {
        course.begins("");
        return begin();
    }

    private RunOutcome begin() {
        return runs().begin(
                        new RunOrder(
                                RunKind.REHEARSE, procedure, lab.environment().toString(), set, ""),
                        Optional.empty());
    }

    /**
     * Carries the upgrade out, or the way back of the latest run, with a break behind every step.
     *
     * @param meanwhile what happens in each break
     * @return how it ended
     */
    RunOutcome withBreaks(boolean back, Runnable meanwhile) {
        return inPieces(back, meanwhile, course::beginsFor);
    }

    /** The same with a break amid the steps, behind the answer to every action. */
    RunOutcome withBreaksBehindActions(boolean back, Runnable meanwhile) {
        return inPieces(back, meanwhile, piece -> course.beginsUntilAnAction());
    }

    private RunOutcome inPieces(boolean back, Runnable meanwhile, IntConsumer piece) {
        String last = course.runId();
        for (int number = 1; ; number++) {
            piece.accept(number);
            try {
                return number > 1 ? runs().resume(course.runId()) : back ? runs().rollback(last) : begin();
            } catch (Course.StoppedHere asWanted) {
                meanwhile.run();
            } catch (StepBroke broke) {
                if (!(broke.getCause() instanceof Course.KilledHere)) {
                    throw broke;
                }
                meanwhile.run();
            }
        }
    }

    /** Carries the upgrade out up to and including a step. */
    void runUntil(String lastStep) {
        course.begins(lastStep);
        try {
            RunOutcome outcome = begin();
            if (outcome.verdict() != Verdict.PASS || !worst().place().text().equals(lastStep)) {
                throw new AssertionError("the upgrade did not come to '" + lastStep + "': " + worst());
            }
        } catch (Course.StoppedHere asWanted) {
            if (!worst().place().text().equals(lastStep)) {
                throw new AssertionError("stopped too early: " + worst(), asWanted);
            }
        }
    }

    RunOutcome resume(RunOutcome earlier) {
        course.begins("");
        return runs().resume(earlier.runId());
    }

    RunOutcome rollback(RunOutcome forward) {
        course.begins("");
        return runs().rollback(forward.runId());
    }

    /** Takes the latest run back. */
    RunOutcome rollback() {
        course.begins("");
        return runs().rollback(course.runId());
    }

    private Runs runs() {
        return new Runs(home, clock, Runner.overSsh(clock, course, persons, Prompt.NOBODY));
    }

    /** The first step that did not pass; the last one when all did. */
    Ended worst() {
        return course.worst();
    }

    /** How the step with this text ended. */
    Ended step(String text) {
        return course.step(text);
    }

    /** The notes of all steps. */
    List<String> notes() {
        return course.notes();
    }

    /** Every question that was put to somebody, with its kind and gate. */
    List<String> questions() {
        return persons.questions();
    }

    /** The controller's clock, which can be held. */
    ClockInHand clock() {
        return clock;
    }

    LabUnderTest lab() {
        return lab;
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
