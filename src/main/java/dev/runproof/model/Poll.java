package dev.runproof.model;

import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Asks one host again and again until its answers are good, and keeps the last answer as a fact.
 *
 * <p>Until the first good answer it asks every {@code pace}; from then on every {@code apart}, until {@code inARow} equal
 * good answers came in a row; a bad one starts anew. Durations are the host's time: a faster lab shortens them.
 *
 * @param good whether an answer is what is waited for, by what the run knows besides; pure
 * @param awaited what is waited for, in words, for the plan and for the message when it never comes
 * @param limit how long it may take in all
 * @param late what follows when it took longer
 */
public record Poll<T>(
        String awaited,
        HostName host,
        Command command,
        FactKey<T> yields,
        Reading<T> reading,
        BiPredicate<T, Facts> good,
        int inARow,
        Duration pace,
        Duration apart,
        Duration limit,
        Late late)
        implements Move {
    /** What follows when the limit is reached. */
    public enum Late {
        /** The step is over: failed, or unknown when the last answer was not understood. */
        ENDS_THE_STEP,
        /** The last answer that was understood becomes the fact, and the checks of the step judge it. */
        IS_JUDGED
    }

    /** A poll whose answers are judged by themselves. */
    public Poll(
            String awaited,
            HostName host,
            Command command,
            FactKey<T> yields,
            Reading<T> reading,
            Predicate<T> good,
            int inARow,
            Duration pace,
            Duration apart,
            Duration limit) {
        this(awaited, host, command, yields, reading, (value, facts) -> good.test(value), inARow, pace, apart, limit);
    }

    /** A poll that ends its step when the limit is reached. */
    public Poll(
            String awaited,
            HostName host,
            Command command,
            FactKey<T> yields,
            Reading<T> reading,
            BiPredicate<T, Facts> good,
            int inARow,
            Duration pace,
            Duration apart,
            Duration limit) {
        this(awaited, host, command, yields, reading, good, inARow, pace, apart, limit, Late.ENDS_THE_STEP);
    }
}
