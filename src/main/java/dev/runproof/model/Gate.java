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
public record Gate(String id, String subject, Function<Facts, Optional<String>> question, FactKey<Confirmation> yields)
        implements Move {}
