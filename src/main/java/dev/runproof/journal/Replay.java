package dev.runproof.journal;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Effect;
import dev.runproof.model.Look;
import dev.runproof.model.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run's entries say of each of its steps; resume decides from this and from the hosts' ledgers alone. */
public final class Replay {
    private final Map<StepKey, History> histories = new LinkedHashMap<>();

    private Replay() {}

    public static Replay of(List<JournalEntry> entries) {
        var replay = new Replay();
        entries.forEach(replay::take);
        return replay;
    }

    /** The steps that were begun or judged, in the order of their first entry. */
    public Set<StepKey> steps() {
        return histories.keySet();
    }

    /** What is known of a step; empty records when it has none. */
    public Recorded recorded(StepKey step) {
        return histories.getOrDefault(step, new History()).recorded();
    }

    /**
     * Decides what a resumed run does with a step.
     *
     * <p>A step that passed is skipped, unless it only reads and is older than its readings stay good. A step that was
     * blocked, or never sent an action, runs. One that sent an action and did not pass is looked at first when it may not
     * be repeated, or when its end is not recorded or unknown; a failed one that may be repeated runs.
     *
     * @throws StepChanged when the step is no longer the one that was begun
     */
    public Decision decide(StepNow now, Instant time) {
        History history = histories.getOrDefault(now.step(), new History());
        if (history.began.isPresent() && !history.began.get().fingerprint().equals(now.fingerprint())) {
            throw new StepChanged(now.step(), history.began.get().fingerprint(), now.fingerprint());
        }
        return new Decision(what(history, now, time), history.recorded());
    }

    private static Decision.What what(History history, StepNow now, Instant time) {
        if (history.ended.isEmpty()) {
            return history.actions.isEmpty() ? Decision.What.RUN : Decision.What.PROBE_FIRST;
        }
        var ended = history.ended.get();
        return switch (ended.verdict()) {
            case PASS ->
                now.effect() == Effect.READS && !isGood(ended.at(), now.maxAge(), time)
                        ? Decision.What.RUN
                        : Decision.What.SKIP;
            case BLOCKED -> history.actions.isEmpty() ? Decision.What.RUN : Decision.What.PROBE_FIRST;
            case UNKNOWN -> history.actions.isEmpty() ? Decision.What.RUN : Decision.What.PROBE_FIRST;
            case FAIL ->
                history.actions.isEmpty() || now.repeat() == Action.Repeat.REPEATABLE
                        ? Decision.What.RUN
                        : Decision.What.PROBE_FIRST;
        };
    }

    /** Either way: a clock that was put back makes readings of the future, which would stay good the longer. */
    private static boolean isGood(Instant read, Duration maxAge, Instant time) {
        return Duration.between(read, time).abs().compareTo(maxAge) <= 0;
    }

    private void take(JournalEntry entry) {
        if (entry instanceof JournalEntry.Began it) {
            of(it.step()).begin(it);
        } else if (entry instanceof JournalEntry.Answered it) {
            of(it.step()).answers.put(it.move(), it.answer());
        } else if (entry instanceof JournalEntry.Polled it) {
            of(it.step()).answers.put(it.move(), it.last());
        } else if (entry instanceof JournalEntry.Acting it) {
            of(it.step())
                    .actions
                    .add(new Recorded.BegunAction(it.move(), it.ledgerAttempt(), it.host(), it.at(), Optional.empty()));
        } else if (entry instanceof JournalEntry.Acted it) {
            of(it.step()).acted(it);
        } else if (entry instanceof JournalEntry.Looked it) {
            of(it.step()).findings.put(it.move(), it.finding());
        } else if (entry instanceof JournalEntry.Uploaded it) {
            of(it.step()).uploads.put(it.move(), it.uploaded());
        } else if (entry instanceof JournalEntry.Confirmed it) {
            of(it.step()).confirmations.put(it.move(), it.confirmation());
        } else if (entry instanceof JournalEntry.Ended it) {
            of(it.step()).ended = Optional.of(it);
        }
        // What remains concerns the run, not a step.
    }

    private History of(StepKey step) {
        return histories.computeIfAbsent(step, key -> new History());
    }

    /** One step's entries so far. */
    private static final class History {
        private Optional<JournalEntry.Began> began = Optional.empty();
        private Optional<JournalEntry.Ended> ended = Optional.empty();
        private int attempts;
        private final Map<Integer, Answer> answers = new LinkedHashMap<>();
        private final Map<Integer, Upload.Uploaded> uploads = new LinkedHashMap<>();
        private final Map<Integer, Confirmation> confirmations = new LinkedHashMap<>();
        private final Map<Integer, Look.Finding> findings = new LinkedHashMap<>();
        private final List<Recorded.BegunAction> actions = new ArrayList<>();

        private void begin(JournalEntry.Began entry) {
            began = Optional.of(entry);
            ended = Optional.empty();
            attempts = Math.max(attempts, entry.attempt());
        }

        private void acted(JournalEntry.Acted entry) {
            answers.put(entry.move(), entry.answer());
            actions.replaceAll(action -> action.ledgerAttempt().equals(entry.ledgerAttempt())
                    ? new Recorded.BegunAction(
                            action.move(),
                            action.ledgerAttempt(),
                            action.host(),
                            action.at(),
                            Optional.of(entry.answer()))
                    : action);
        }

        private Recorded recorded() {
            return new Recorded(attempts, answers, uploads, confirmations, findings, actions, ended);
        }
    }
}
