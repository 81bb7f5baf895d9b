package dev.runproof.scenario;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.run.Plan;
import dev.runproof.run.RunEvents;
import dev.runproof.run.StepPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The course of the latest run, and what happens in the lab meanwhile. */
final class Course implements RunEvents {
    private final List<Ended> steps = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private Consumer<String> answered = told -> {};
    private Consumer<String> noticed = line -> {};
    private Predicate<List<Ended>> far = steps -> false;
    private Predicate<Move> amid = move -> false;
    private final Set<String> killed = new HashSet<>();
    private String runId = "";

    /** @param once whether it happens the first time alone */
    record Deed(Predicate<StepPlace> when, boolean atBegin, boolean once, Runnable deed) {}

    /** The run is over, as by Ctrl-C, before its next step. */
    static final class StoppedHere extends Failure {
        private static final long serialVersionUID = 1L;

        StoppedHere(String step) {
            super("STOPPED", ExitStatus.INTERRUPTED, "stopped behind '" + step + "'", List.of());
        }
    }

    /** The run is over amid a step, which has no end on record then. */
    static final class KilledHere extends Error {
        private static final long serialVersionUID = 1L;

        KilledHere(String told) {
            super("killed behind the answer to " + told);
        }
    }

    @Override
    public void runStarted(String id, Plan plan) {
        runId = id;
    }

    @Override
    public void stepStarted(StepPlace place, int number, int total) {
        if (!steps.isEmpty() && far.test(steps)) {
            throw new StoppedHere(latest().place().text());
        }
        happens(place, true);
    }

    @Override
    public void progress(String line) {
        noticed.accept(line);
    }

    @Override
    public void answered(Move move, String told, Answer answer) {
        answered.accept(told);
        if (amid.test(move) && killed.add(runId + " " + told)) {
            throw new KilledHere(told);
        }
    }

    @Override
    public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
        if (how != How.NOT_REACHED) {
            steps.add(new Ended(place, verdict, judgements));
            happens(place, false);
        }
    }

    private void happens(StepPlace place, boolean atBegin) {
        List<Deed> due = deeds.stream()
                .filter(each -> each.atBegin() == atBegin && each.when().test(place))
                .toList();
        deeds.removeIf(each -> each.once() && due.contains(each));
        due.forEach(each -> each.deed().run());
    }

    void add(Deed deed) {
        deeds.add(deed);
    }

    void afterEach(Consumer<String> command) {
        answered = command;
    }

    void noticing(Consumer<String> line) {
        noticed = line;
    }

    /** @param lastStep behind which the run is stopped; empty for none */
    void begins(String lastStep) {
        steps.clear();
        amid = move -> false;
        far = ended -> !lastStep.isEmpty() && latest().place().text().equals(lastStep);
    }

    /** @param count behind how many steps the run is stopped, those among them that were done before */
    void beginsFor(int count) {
        steps.clear();
        amid = move -> false;
        far = ended -> ended.size() == count;
    }

    /** The run is killed at the answer of the first action that it was not killed at before. */
    void beginsUntilAnAction() {
        begins("");
        amid = move -> move.itself() instanceof Action;
    }

    String runId() {
        return runId;
    }

    private Ended latest() {
        return steps.get(steps.size() - 1);
    }

    /** The first step that did not pass; the last one when all did. */
    Ended worst() {
        return steps.stream()
                .filter(step -> step.verdict() != Verdict.PASS)
                .findFirst()
                .orElseGet(this::latest);
    }

    Ended step(String text) {
        return steps.stream()
                .filter(step -> step.place().text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '" + text + "' among " + steps));
    }

    List<String> notes() {
        return steps.stream().flatMap(step -> step.notes().stream()).toList();
    }

    void afresh() {
        deeds.clear();
        answered = told -> {};
        noticed = line -> {};
    }
}
