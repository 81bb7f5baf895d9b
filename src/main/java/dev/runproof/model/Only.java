package dev.runproof.model;

import java.util.List;
import java.util.function.Predicate;

/**
 * A move that is made only when a condition on the facts holds at that moment; otherwise the step goes on without it.
 *
 * <p>The plan shows the move with its condition, so that nothing is done that the plan did not show. A resumed run does not
 * ask the condition of a move again that had begun.
 *
 * @param condition when it is made, in words that follow "only if"
 * @param holds asked right before the move; pure
 */
public record Only(String condition, Predicate<Facts> holds, Move move) implements Move {
    public Only {
        if (move instanceof Only) {
            throw new IllegalArgumentException("conditions are joined by their author, not nested: " + condition);
        }
    }

    /** The same condition before each of these moves; it is asked before each anew, and joins one that a move has. */
    public static List<Move> all(String condition, Predicate<Facts> holds, List<? extends Move> moves) {
        return moves.stream().map(move -> joined(condition, holds, move)).toList();
    }

    /** Both conditions, where the move has one already; the outer one is asked first. */
    private static Move joined(String condition, Predicate<Facts> holds, Move move) {
        return move instanceof Only inner
                ? new Only(condition + ", and if " + inner.condition(), holds.and(inner.holds()), inner.move())
                : new Only(condition, holds, move);
    }

    @Override
    public Effect effect() {
        return move.effect();
    }

    @Override
    public HostName host() {
        return move.host();
    }

    @Override
    public Move itself() {
        return move;
    }
}
