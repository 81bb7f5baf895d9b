package dev.runproof.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reading that is repeated on one host while an action runs.
 *
 * @param every the longest time between two readings (host's time)
 * @param alarm what must be told at once, empty when all is well; an alarm makes the action's step unknown and signals
 *     nothing on any host
 */
public record Watch<T>(Probe<T> probe, Duration every, Function<T, Optional<String>> alarm) {}
