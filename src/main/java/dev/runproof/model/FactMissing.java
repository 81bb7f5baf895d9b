package dev.runproof.model;

import java.util.List;

/** A fact was asked for that no step of this run has read. */
public final class FactMissing extends Failure {
    private static final long serialVersionUID = 1L;

    public FactMissing(FactKey<?> key) {
        super("FACT", ExitStatus.UNKNOWN, "no step of this run has read the fact '" + key + "'", List.of());
    }
}
