package dev.runproof.run;

import dev.runproof.journal.Decision;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.Recorded;
import dev.runproof.journal.StepNow;
import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.StepScript;
import dev.runproof.model.Upload;
import dev.runproof.model.Verdict;
import dev.runproof.remote.LedgerKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the journal knows of one step and is told of it; moves are known by their place in the step's script. */
final class StepRecord {
    /** A move that has no place in the script, such as those of a look: told to people, not to the journal. */
    static final int UNNUMBERED = -1;

    private final RunRecord run;
    private final PlannedStep planned;
    private final Decision decision;

    StepRecord(RunRecord run, PlannedStep planned, Decision decision) {
        this.run = run;
        this.planned = planned;
        this.decision = decision;
    }

    static StepNow now(PlannedStep planned, Pace pace) {
        StepScript script = planned.script();
        boolean once = script.moves().stream()
                .anyMatch(move -> move.itself() instanceof Action action && action.repeat() == Action.Repeat.ONCE);
        return new StepNow(
                planned.place().key(),
                planned.fingerprint(),
                script.effect(),
                once ? Action.Repeat.ONCE : Action.Repeat.REPEATABLE,
                pace.wall(script.maxAge()));
    }

    boolean passedBefore() {
        return decision.what() == Decision.What.SKIP;
    }

    /** Whether it passed, and its readings are older than they stay good. */
    boolean outdated() {
        return decision.what() == Decision.What.RUN
                && known().ended()
                        .filter(ended -> ended.verdict() == Verdict.PASS)
                        .isPresent();
    }

    /** How the latest recorded attempt was judged. */
    List<Judgement> judgements() {
        return known().ended().map(JournalEntry.Ended::judgements).orElse(List.of());
    }

    void begins() {
        run.append(new JournalEntry.Began(
                planned.place().key(), planned.fingerprint(), known().attempts() + 1, run.time()));
    }

    void ends(Verdict verdict, List<Judgement> judgements) {
        run.append(new JournalEntry.Ended(planned.place().key(), verdict, judgements, run.time()));
    }

    void answered(int move, Answer answer) {
        if (move != UNNUMBERED) {
            run.append(new JournalEntry.Answered(planned.place().key(), move, answer));
        }
    }

    void acts(int move, HostName host, LedgerKey key) {
        run.append(new JournalEntry.Acting(planned.place().key(), move, key.attempt(), host, run.time()));
    }

    void acted(int move, LedgerKey key, Answer answer) {
        run.append(new JournalEntry.Acted(planned.place().key(), move, key.attempt(), answer));
    }

    void uploaded(int move, Upload.Uploaded uploaded) {
        run.append(new JournalEntry.Uploaded(planned.place().key(), move, uploaded, run.time()));
    }

    void confirms(int move, Confirmation confirmation) {
        run.append(new JournalEntry.Confirmed(planned.place().key(), move, confirmation));
    }

    void looked(int move, Look.Finding finding) {
        run.append(new JournalEntry.Looked(planned.place().key(), move, finding, run.time()));
    }

    /** A confirmation of an earlier try, good as long as no action of the step has begun on it. */
    Optional<Confirmation> confirmed(int move) {
        return known().actions().isEmpty()
                ? Optional.ofNullable(known().confirmations().get(move))
                : Optional.empty();
    }

    /** The latest attempt of the action at this place, if any was ever about to be sent. */
    Optional<LedgerKey> acting(int move, Action action) {
        return begun(move).map(begun -> key(begun.ledgerAttempt(), action));
    }

    /** Whether an earlier try of the step came to an end with the answer of the latest attempt of this action. */
    boolean judgedAnswerOf(int move) {
        return known().ended().isPresent()
                && begun(move).flatMap(Recorded.BegunAction::answer).isPresent();
    }

    /** When the latest attempt of the action was about to be sent. */
    Instant began(int move) {
        return begun(move).map(Recorded.BegunAction::at).orElseGet(run::time);
    }

    /**
     * The actions that the latest walk through the script came to, the latest first; all but that one had ended well.
     *
     * <p>A walk begins each action once, in the script's order; one that never reached its host is begun once more by
     * the next walk.
     */
    List<Integer> begunActions() {
        var moves = new ArrayList<Integer>();
        int from = Integer.MAX_VALUE;
        for (int i = known().actions().size() - 1; i >= 0; i--) {
            int move = known().actions().get(i).move();
            if (move > from) {
                break;
            }
            if (move < from) {
                moves.add(move);
                from = move;
            }
        }
        return moves;
    }

    LedgerKey newAttempt(int move, Action action) {
        long before = known().actions().stream()
                .filter(begun -> begun.move() == move)
                .map(Recorded.BegunAction::ledgerAttempt)
                .distinct()
                .count();
        return key(planned.place().key() + "-" + move + "-a" + (before + 1), action);
    }

    private LedgerKey key(String attempt, Action action) {
        return new LedgerKey(run.id(), attempt, action.command().user());
    }

    private Optional<Recorded.BegunAction> begun(int move) {
        return known().actions().stream().filter(begun -> begun.move() == move).reduce((earlier, later) -> later);
    }

    private Recorded known() {
        return decision.recorded();
    }

    /** Learns again what the first {@code count} moves of the script learned, from what is on record. */
    void recall(StepScript script, int count, World world) {
        new Recalling(world.facts(), world.clock(), known())
                .recall(script.moves().subList(0, count));
    }
}
