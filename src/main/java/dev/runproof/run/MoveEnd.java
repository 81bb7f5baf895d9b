package dev.runproof.run;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;

/**
 * How one move ended.
 *
 * @param stepIsOver whether the step ends with this judgement, its remaining moves left out
 */
record MoveEnd(Judgement judgement, boolean stepIsOver) {
    static MoveEnd goOn(Judgement judgement) {
        return new MoveEnd(judgement, judgement.verdict() != Verdict.PASS);
    }

    static MoveEnd over(Judgement judgement) {
        return new MoveEnd(judgement, true);
    }

    boolean passed() {
        return judgement.verdict() == Verdict.PASS;
    }
}
