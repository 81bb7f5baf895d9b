package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import java.util.List;

/** Told of a run as it goes on; for screens and reports, never an input of the run. */
public interface RunEvents {
    /** How a step came to its verdict. */
    enum How {
        CARRIED_OUT,
        /** It had ended in an earlier attempt of the run. */
        RECALLED,
        /** Something before it did not pass. */
        NOT_REACHED
    }

    default void runStarted(String runId, Plan plan) {}

    default void stepStarted(StepPlace place, int number, int total) {}

    /** A move begins; {@code told} is its line in the plan with all facts filled in. */
    default void moveStarted(Move move, String told) {}

    /** The last line that a followed command wrote, or what a wait last saw. */
    default void progress(String line) {}

    /** The page on which a command ended, a PNG; told before {@link #answered}, of a wait at each look. */
    default void pictured(byte[] png) {}

    default void answered(Move move, String told, Answer answer) {}

    default void judged(Move move, Judgement judgement) {}

    default void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {}

    default void runEnded(String runId, Verdict verdict) {}
}
