package dev.runproof.journal;

import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.HostName;
import dev.runproof.model.Look;
import dev.runproof.model.Upload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal knows of one step, all attempts together: by move, the latest wins.
 *
 * @param attempts how often it was begun
 * @param answers answers to readings, last answers of waits, and answers of actions that ended
 * @param actions every action that was ever about to be sent, in order
 * @param ended how the latest attempt ended, empty when that is not recorded
 */
public record Recorded(
        int attempts,
        Map<Integer, Answer> answers,
        Map<Integer, Upload.Uploaded> uploads,
        Map<Integer, Confirmation> confirmations,
        Map<Integer, Look.Finding> findings,
        List<BegunAction> actions,
        Optional<JournalEntry.Ended> ended) {
    /**
     * An action that may have reached its host.
     *
     * @param ledgerAttempt its name in the host's ledger, below the run's id
     * @param answer what it ended with, empty when that is not recorded
     */
    public record BegunAction(int move, String ledgerAttempt, HostName host, Instant at, Optional<Answer> answer) {}

    public Recorded {
        answers = Map.copyOf(answers);
        uploads = Map.copyOf(uploads);
        confirmations = Map.copyOf(confirmations);
        findings = Map.copyOf(findings);
        actions = List.copyOf(actions);
    }
}
