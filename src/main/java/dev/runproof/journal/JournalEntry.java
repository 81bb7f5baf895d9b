package dev.runproof.journal;

import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Upload;
import dev.runproof.model.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * One thing that happened in a run, as the journal keeps it.
 *
 * <p>A {@code move} is the move's place in its step's script, from 0. A later attempt's entries replace the earlier ones
 * move by move.
 */
public sealed interface JournalEntry {
    /** When an entry has reached the disk. */
    enum Durability {
        /** Before {@code append} returns: losing it could repeat an action, or a person's work. */
        NOW,
        /**
         * With the next entry that is durable now, at the latest its step's end. A killed runner loses nothing of it;
         * a controller that loses power may, and the reading is then taken again.
         */
        WITH_THE_NEXT
    }

    default Durability durability() {
        return Durability.NOW;
    }

    /** A step is begun; attempts are counted from 1. */
    record Began(StepKey step, String fingerprint, int attempt, Instant at) implements JournalEntry {
        @Override
        public Durability durability() {
            return Durability.WITH_THE_NEXT;
        }
    }

    /** A host answered a reading. */
    record Answered(StepKey step, int move, Answer answer) implements JournalEntry {
        @Override
        public Durability durability() {
            return Durability.WITH_THE_NEXT;
        }
    }

    /** The last answer of a wait, good or not. */
    record Polled(StepKey step, int move, Answer last) implements JournalEntry {
        @Override
        public Durability durability() {
            return Durability.WITH_THE_NEXT;
        }
    }

    /** An action is about to be sent under this name in the host's ledger; on disk before the first byte is sent. */
    record Acting(StepKey step, int move, String ledgerAttempt, HostName host, Instant at) implements JournalEntry {}

    /** An action ended with an answer. */
    record Acted(StepKey step, int move, String ledgerAttempt, Answer answer) implements JournalEntry {}

    /** It was looked at what an action did whose outcome was lost or bad. */
    record Looked(StepKey step, int move, Look.Finding finding, Instant at) implements JournalEntry {}

    /** A file lies on its host. */
    record Uploaded(StepKey step, int move, Upload.Uploaded uploaded, Instant at) implements JournalEntry {}

    /** A person answered at a gate. */
    record Confirmed(StepKey step, int move, Confirmation confirmation) implements JournalEntry {}

    /** A step ended; the judgements stand in the order in which they were made. */
    record Ended(StepKey step, Verdict verdict, List<Judgement> judgements, Instant at) implements JournalEntry {
        public Ended {
            judgements = List.copyOf(judgements);
        }
    }

    /** The run stopped before its end, for this reason, and can be resumed. */
    record Interrupted(String reason, Instant at) implements JournalEntry {}

    /** The run goes on. */
    record Resumed(StartedBy by, Instant at) implements JournalEntry {}

    /** The run ended. */
    record RunEnded(Verdict verdict, Instant at) implements JournalEntry {}
}
