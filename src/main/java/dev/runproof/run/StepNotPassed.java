package dev.runproof.run;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Tells Cucumber and the reports behind it that a step did not pass; the run itself keeps its verdict elsewhere. */
final class StepNotPassed {
    private StepNotPassed() {}

    static Throwable describe(StepPlace place, Verdict verdict, List<Judgement> judgements) {
        String told = place.text() + ": " + verdict + "\n" + lines(judgements);
        return verdict == Verdict.FAIL ? new AssertionError("[FAIL] " + told) : new StepUnknown(told);
    }

    /** Throws itself, as Cucumber wants a failed step to. */
    static StepUnknown of(StepPlace place, Verdict verdict, List<Judgement> judgements) {
        Throwable described = describe(place, verdict, judgements);
        if (described instanceof AssertionError failed) {
            throw failed;
        }
        return (StepUnknown) described;
    }

    private static String lines(List<Judgement> judgements) {
        return judgements.stream()
                .filter(judgement -> judgement.verdict() != Verdict.PASS)
                .map(judgement -> (judgement.expected().isEmpty() ? "" : "expected: " + judgement.expected() + "\n")
                        + "actual:   " + judgement.actual())
                .collect(Collectors.joining("\n"));
    }

    /** A step whose outcome is unknown: neither passed nor failed. */
    static final class StepUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepUnknown(String told) {
            super("[UNKNOWN] " + told);
        }
    }
}
