package dev.runproof.junit;

import dev.runproof.model.Fact;
import dev.runproof.model.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a finished run and on its facts.
 *
 * <p>What is unknown is equal to nothing and different from nothing: every assertion on a fact that the run does not know
 * fails, and says so.
 */
public final class RunAssert extends AbstractAssert<RunAssert, ProcedureRun> {
    private RunAssert(ProcedureRun run) {
        super(run, RunAssert.class);
    }

    /** To be imported statically; it stands beside AssertJ's own. */
    public static RunAssert assertThat(ProcedureRun run) {
        return new RunAssert(run);
    }

    /** Every step passed. */
    public RunAssert passed() {
        return endedIn(Verdict.PASS);
    }

    /** A step failed. */
    public RunAssert failed() {
        return endedIn(Verdict.FAIL);
    }

    /** The worst verdict of its steps is this one. */
    public RunAssert endedIn(Verdict expected) {
        isNotNull();
        if (actual.verdict() != expected) {
            failWithMessage("expected the run to end in %s:%n%s", ProcedureRun.word(expected), actual.told());
        }
        return this;
    }

    /**
     * The steps of a section of the document ended so.
     *
     * @param documentedStep an id of the document's steps, such as {@code OG-9}
     * @param expected the worst verdict of these steps
     */
    public RunAssert section(String documentedStep, Verdict expected) {
        isNotNull();
        List<StepOutcome> steps = actual.steps().stream()
                .filter(step -> step.documentedSteps().contains(documentedStep))
                .toList();
        if (steps.isEmpty()) {
            failWithMessage("no section of %s cites the documented step %s", actual, documentedStep);
        }
        Verdict worst = steps.stream().map(StepOutcome::verdict).reduce(Verdict.PASS, Verdict::and);
        if (worst != expected) {
            failWithMessage(
                    "expected the steps of %s to end in %s, they ended in %s:%n%s",
                    documentedStep, ProcedureRun.word(expected), ProcedureRun.word(worst), actual.told());
        }
        return this;
    }

    /** The run's latest reading of this name; fails when the run does not know it. */
    public FactAssert fact(String name) {
        isNotNull();
        Fact<?> fact = actual.fact(name).orElse(null);
        if (fact == null) {
            throw failure(
                    "the fact '%s' is unknown: no step of %s has read it, and unknown is no pass; known are: %s",
                    name,
                    actual,
                    actual.facts().stream()
                            .map(known -> known.key().name())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return FactAssert.of(fact);
    }
}
