package dev.runproof.model;

/**
 * Turns what a host answered into a fact; pure, so that a resumed run can read recorded answers again.
 *
 * <p>Throws {@link OutputFormatException} for text it does not understand: the step is then unknown, never passed. A bad
 * state that is well told is a fact, not an error.
 */
@FunctionalInterface
public interface Reading<T> {
    T read(Answer answer);
}
