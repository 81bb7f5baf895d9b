package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Fact;
import dev.runproof.model.Judgement;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import java.time.Instant;
import java.util.Optional;

/** Carries out an action under the ledger of its host, or finds out what became of one that had begun. */
final class Acting {
    private final World world;
    private final StepRecord record;

    Acting(World world, StepRecord record) {
        this.world = world;
        this.record = record;
    }

    /**
     * What the host's ledger knows of this action's latest attempt.
     *
     * @return empty when no attempt is on record
     */
    Optional<LedgerEntry> known(int move, Action action) {
        return record.acting(move, action).map(key -> new Following(world, action, key).look());
    }

    /** Starts the action anew, under a key that no earlier attempt had unless that one never reached the ledger. */
    MoveEnd start(int move, Action action) {
        Command command = action.command().resolve(world.facts());
        String told = MoveText.onHost(action, command);
        world.events().moveStarted(action, told);
        // An attempt that never reached the ledger may still be on its way there: its key is used again, and the
        // ledger lets only one of the two begin.
        LedgerKey key = record.acting(move, action)
                .filter(earlier ->
                        new Following(world, action, earlier).look().state() == LedgerEntry.State.NOT_STARTED)
                .orElseGet(() -> record.newAttempt(move, action));
        Instant began = world.clock().instant();
        record.acts(move, action.host(), key);
        world.session(action.host()).start(key, command);
        return follow(move, action, told, key, began);
    }

    /** Goes on with an attempt that had begun: follows it, or takes what it left. */
    MoveEnd takeUp(int move, Action action) {
        LedgerKey key = record.acting(move, action).orElseThrow();
        String told = MoveText.onHost(action, action.command().resolve(world.facts()));
        world.events().moveStarted(action, told + "  (had begun: " + key + ")");
        return follow(move, action, told, key, record.began(move));
    }

    private MoveEnd follow(int move, Action action, String told, LedgerKey key, Instant began) {
        var following = new Following(world, action, key);
        following.toTheEnd();
        var watching = following.watching();
        if (following.overdue()) {
            return after(
                    move,
                    action,
                    watching,
                    Judgement.unknown("an end within " + action.observe(), "still running; it was not disturbed"),
                    true);
        }
        if (following.entry().state() == LedgerEntry.State.LOST) {
            return after(
                    move,
                    action,
                    watching,
                    Judgement.unknown("an exit status", "the action ended and left none: killed, or the host was lost"),
                    true);
        }
        if (following.entry().state() == LedgerEntry.State.NOT_STARTED) {
            return MoveEnd.over(
                    Judgement.unknown("an entry in the ledger of " + action.host(), "the ledger does not know " + key));
        }
        Answer answer = following.answer(began);
        record.acted(move, key, answer);
        world.events().answered(action, told, answer);
        world.facts().learn(new Fact<>(action.yields(), action.host(), answer.at(), answer));
        if (answer.exit() != 0) {
            return after(
                    move,
                    action,
                    watching,
                    Judgement.fail("exit status 0", ending(answer)),
                    action.look().isPresent());
        }
        if (watching.alarmed()) {
            return after(move, action, watching, Judgement.pass("exit status 0"), true);
        }
        return MoveEnd.goOn(Judgement.pass("exit status 0", watching.notes()));
    }

    private MoveEnd after(int move, Action action, Watching watching, Judgement ended, boolean look) {
        if (!look || action.look().isEmpty()) {
            return MoveEnd.over(ended);
        }
        return new Looking(world, record).conclude(move, action, watching, ended);
    }

    /** The exit status and the last line that was written, stderr's if there is one. */
    static String ending(Answer answer) {
        String text = answer.err().isBlank() ? answer.out() : answer.err();
        String last = text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        return "exit status " + answer.exit() + (last.isEmpty() ? "" : "; last line: " + last.strip());
    }
}
