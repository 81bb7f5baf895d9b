package dev.runproof.model;

import java.util.Optional;
import java.util.function.Function;

/**
 * A question that only a person can answer; the answer is recorded with who and when.
 *
 * @param id how {@code --confirm} and answer files name it, such as {@code OG-9}
 * @param subject what it is about, in words, for the plan
 * @param question what to confirm, made from the facts; empty when there is nothing to ask now
 */
public record Gate(
        String id, String subject, Function<Facts, Optional<String>> question, FactKey<Confirmation> yields, Kind kind)
        implements Move {
    /** What hangs on the answer. */
    public enum Kind {
        /** The procedure asks it every time; a rehearsal answers it itself. */
        CONFIRMATION,
        /**
         * Something could not be found out, and somebody may take it upon himself: without an answer the step is unknown. A
         * rehearsal never answers it itself.
         */
        DECISION
    }

    public Gate(String id, String subject, Function<Facts, Optional<String>> question, FactKey<Confirmation> yields) {
        this(id, subject, question, yields, Kind.CONFIRMATION);
    }

    /** A question about what is unknown, asked only when something is. */
    public static Gate decision(
            String id, String subject, Function<Facts, Optional<String>> question, FactKey<Confirmation> yields) {
        return new Gate(id, subject, question, yields, Kind.DECISION);
    }
}
