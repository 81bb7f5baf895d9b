package dev.runproof.model;

import java.util.List;
import java.util.function.Function;

/**
 * How to find out what an action did when its outcome was lost or bad.
 *
 * @param moves readings only
 * @param conclude what they mean
 */
public record Look(List<Move> moves, Function<Facts, Finding> conclude) {
    /** What was found, and what follows from it. */
    public enum Conclusion {
        /** Nothing was done: the action may start after fresh checks. */
        NOT_STARTED,
        /** All that the step was to do was done: it has passed, and its moves behind the action are left out. */
        DONE,
        /** What this action was to do was done: the moves behind it follow, none of which may need its answer. */
        GO_ON,
        /** Something else: a person decides. */
        STOP
    }

    /**
     * @param name the name of what was found, in the procedure's words
     * @param told the picture that led to it, and what to do now; may be several lines
     */
    public record Finding(Conclusion conclusion, String name, String told) {}

    public Look {
        moves = List.copyOf(moves);
        for (Move move : moves) {
            if (move.effect() != Effect.READS) {
                throw new IllegalArgumentException("a look only reads: " + move);
            }
        }
    }
}
