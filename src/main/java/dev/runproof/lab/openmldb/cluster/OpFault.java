package dev.runproof.lab.openmldb.cluster;

import java.util.Optional;

/**
 * What befalls operations of a type.
 *
 * @param partition where, or anywhere
 * @param task at which; the first of the type's tasks where none is named
 * @param after so many operations that fit and go well
 * @param times how many of them it befalls
 */
public record OpFault(
        OpType type, Optional<Place> partition, Optional<String> task, Outcome outcome, int after, int times) {
    /** How such an operation ends. */
    public enum Outcome {
        FAILS,
        NEVER_ENDS,
        CANCELED
    }

    /** A partition by its names. */
    public record Place(String database, String table, int pid) {}

    /** The {@code n}th operation of the type, counted from 1. */
    public static OpFault nth(int n, OpType type, Outcome outcome) {
        return new OpFault(type, Optional.empty(), Optional.empty(), outcome, n - 1, 1);
    }

    /** Every operation of the type on this partition. */
    public static OpFault on(Place partition, OpType type, Outcome outcome) {
        return new OpFault(type, Optional.of(partition), Optional.empty(), outcome, 0, Integer.MAX_VALUE);
    }

    /** The same at the task of this word, {@code kLoadTable}. */
    public OpFault at(String word) {
        return new OpFault(type, partition, Optional.of(word), outcome, after, times);
    }

    boolean isFor(Op op) {
        return op.type() == type
                && partition
                        .map(it -> it.equals(new Place(op.database(), op.name(), op.pid())))
                        .orElse(true);
    }

    Task at() {
        return type.tasks().stream()
                .filter(it -> task.map(it.word()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.word() + " has no task " + task));
    }
}
