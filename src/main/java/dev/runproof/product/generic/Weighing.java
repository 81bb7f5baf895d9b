package dev.runproof.product.generic;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Several findings of one check, weighed into one judgement: the worst wins, and only what is wrong is told then.
 *
 * <p>Mutable; lives inside one judgement.
 */
public final class Weighing {
    private final String expected;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private final List<String> right = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param expected what has to hold, in words */
    public Weighing(String expected) {
        this.expected = expected;
    }

    public Weighing fails(String finding) {
        wrong.add(finding);
        return this;
    }

    public Weighing isUnknown(String finding) {
        unseen.add(finding);
        return this;
    }

    public Weighing holds(String finding) {
        right.add(finding);
        return this;
    }

    /** A remark that changes no verdict. */
    public Weighing note(String remark) {
        notes.add(remark);
        return this;
    }

    /** Holds or fails, by a condition. */
    public Weighing that(boolean condition, String whenTrue, String whenFalse) {
        return condition ? holds(whenTrue) : fails(whenFalse);
    }

    public Weighing add(Judgement part) {
        switch (part.verdict()) {
            case PASS -> right.add(part.actual());
            case BLOCKED, UNKNOWN -> unseen.add(part.actual());
            case FAIL -> wrong.add(part.actual());
        }
        notes.addAll(part.notes());
        return this;
    }

    public Judgement judgement() {
        var told = new ArrayList<>(wrong);
        told.addAll(unseen);
        if (told.isEmpty()) {
            return new Judgement(Verdict.PASS, expected, String.join("; ", right), notes);
        }
        return new Judgement(
                wrong.isEmpty() ? Verdict.UNKNOWN : Verdict.FAIL, expected, String.join("; ", told), notes);
    }
}
