package dev.runproof.junit;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Fact;
import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A rehearsal that has ended: its verdict, its steps, what it learned, and the folder that holds the evidence. */
public final class ProcedureRun {
    private final String order;
    private final RunOutcome outcome;
    private final List<StepOutcome> steps;
    private final AtomicBoolean judged = new AtomicBoolean();

    ProcedureRun(String order, RunOutcome outcome, RunRecording record) {
        this.order = order;
        this.outcome = outcome;
        this.steps = record.steps();
    }

    /** Its id; of a run that was taken back, that of the way back. */
    public String id() {
        return outcome.runId();
    }

    /** The worst verdict of all steps. Who asks for it decides what it means for the test. */
    public Verdict verdict() {
        judged.set(true);
        return outcome.verdict();
    }

    /** What the command line would have ended with. Who asks for it decides what it means for the test. */
    public ExitStatus status() {
        judged.set(true);
        return outcome.status();
    }

    /** The run's folder: {@code report.html}, journal, evidence, manifest. */
    public Path folder() {
        return outcome.folder();
    }

    /** Every planned step in its order, those of the way back behind those of the way there. */
    public List<StepOutcome> steps() {
        return steps;
    }

    /** What the run knew at its end; what no step has read, or could read, is not among it. */
    public List<Fact<?>> facts() {
        return outcome.facts();
    }

    /** The latest reading of this name; empty when it is unknown. */
    public Optional<Fact<?>> fact(String name) {
        return outcome.facts().stream()
                .filter(fact -> fact.key().name().equals(name))
                .findFirst();
    }

    /** What the command line tells of the steps that did not pass, with what is safe to do next. */
    public String told() {
        String troubles = steps.stream()
                .filter(step ->
                        step.verdict() != Verdict.PASS && !step.trouble().isEmpty())
                .map(StepOutcome::trouble)
                .collect(Collectors.joining("\n"));
        return order + ": " + word(outcome.verdict()) + "\n" + (troubles.isEmpty() ? "" : troubles + "\n") + "report: "
                + folder().resolve("report.html") + "\nnext:\n  runproof verify " + folder() + "\n  runproof " + order;
    }

    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    void failUnlessPassedOrJudged() {
        if (outcome.verdict() != Verdict.PASS && !judged.get()) {
            throw new AssertionError(told());
        }
    }

    @Override
    public String toString() {
        return order + ": " + word(outcome.verdict()) + ", " + folder();
    }
}
