package dev.runproof.model;

import java.util.function.Supplier;

/**
 * Looks at something on the controller itself, such as the package that is to be sent.
 *
 * @param what what is looked at, for the plan
 * @param look reads it; called again when a resumed run needs the fact
 */
public record Inspect<T>(String what, FactKey<T> yields, Supplier<T> look) implements Move {}
