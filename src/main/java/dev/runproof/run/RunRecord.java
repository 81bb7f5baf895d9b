package dev.runproof.run;

import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalFile;
import dev.runproof.journal.Replay;
import java.time.Clock;
import java.time.Instant;

/** The journal of one run with what it held when the run began or went on. */
final class RunRecord {
    private final String id;
    private final JournalFile journal;
    private final Replay before;
    private final Pace pace;
    private final Clock clock;

    /** @param before what an interrupted run had written; of no entries for a new run */
    RunRecord(String id, JournalFile journal, Replay before, Pace pace, Clock clock) {
        this.id = id;
        this.journal = journal;
        this.before = before;
        this.pace = pace;
        this.clock = clock;
    }

    String id() {
        return id;
    }

    Instant time() {
        return clock.instant();
    }

    void append(JournalEntry entry) {
        journal.append(entry);
    }

    StepRecord step(PlannedStep planned) {
        return new StepRecord(this, planned, before.decide(StepRecord.now(planned, pace), time()));
    }
}
