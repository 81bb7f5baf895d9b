package dev.runproof.run;

/** What a run is for. */
public enum RunKind {
    /** The real thing: an operator answers at every gate. */
    RUN,
    /** A rehearsal: gates answer themselves and are recorded as simulated. */
    REHEARSE,
    /** Only the preconditions are read. */
    CHECK,
    /** The way back of an earlier run. */
    ROLLBACK;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
