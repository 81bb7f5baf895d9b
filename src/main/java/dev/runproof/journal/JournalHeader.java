package dev.runproof.journal;

import java.time.Instant;
import java.util.List;

/**
 * What a run is: the first line of its journal.
 *
 * @param run the run's id
 * @param kind what was asked for: {@code run}, {@code rehearse}, {@code rollback}
 * @param procedureHash hash of the procedure's text
 * @param environment the environment's name
 * @param planHash hash of the plan the run carries out
 * @param steps the plan's steps in their order
 */
public record JournalHeader(
        String run,
        String kind,
        String procedure,
        String procedureHash,
        String environment,
        String planHash,
        StartedBy by,
        Instant at,
        List<PlannedStep> steps) {
    /** The format that this version of Runproof writes; it reads this one and all before. */
    public static final int FORMAT = 1;

    public JournalHeader {
        steps = List.copyOf(steps);
        if (run.isEmpty()) {
            throw new IllegalArgumentException("a run has an id");
        }
    }
}
