package dev.runproof.model;

import java.time.Duration;
import java.util.List;

/**
 * What one step does, as a value: printed by the plan, carried out by the run.
 *
 * @param purpose one sentence for plan and report
 * @param maxAge how long its readings stay good (host's time); a resumed run takes older ones again
 */
public record StepScript(String purpose, Duration maxAge, List<Move> moves) {
    public static final Duration DEFAULT_MAX_AGE = Duration.ofHours(1);

    /** The age of readings that belong to a moment of the run, and are never taken again once their step has passed. */
    public static final Duration FOR_THE_WHOLE_RUN = Duration.ofDays(36_500);

    public StepScript {
        moves = List.copyOf(moves);
    }

    public static StepScript of(String purpose, List<Move> moves) {
        return new StepScript(purpose, DEFAULT_MAX_AGE, moves);
    }

    /** A step that a resumed run never carries out again, however long ago it passed. */
    public static StepScript onceForTheRun(String purpose, List<Move> moves) {
        return new StepScript(purpose, FOR_THE_WHOLE_RUN, moves);
    }

    /** The strongest effect of its moves. */
    public Effect effect() {
        return moves.stream().map(Move::effect).reduce(Effect.READS, Effect::and);
    }
}
