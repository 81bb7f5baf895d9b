package dev.runproof.model;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Asks one host again and again until its answers are good, and keeps the last answer as a fact.
 *
 * <p>Until the first good answer it asks every {@code pace}; from then on every {@code apart}, until {@code inARow} equal
 * good answers came in a row; a bad one starts anew. Durations are the host's time: a faster lab shortens them.
 *
 * @param awaited what is waited for, in words, for the plan and for the message when it never comes
 * @param limit how long it may take in all; running out of it ends the step as failed, or as unknown when the last
 *     answer was not understood, with what was last seen
 */
public record Poll<T>(
        String awaited,
        HostName host,
        Command command,
        FactKey<T> yields,
        Reading<T> reading,
        Predicate<T> good,
        int inARow,
        Duration pace,
        Duration apart,
        Duration limit)
        implements Move {}
