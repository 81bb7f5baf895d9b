package dev.runproof.model;

import java.util.function.Function;

/**
 * Compares facts with what the document promises.
 *
 * <p>Consecutive checks of a step are all judged; after them the step goes on only when every one passed.
 *
 * @param claim what must hold, in words
 */
public record Check(String claim, Function<Facts, Judgement> judge) implements Move {}
