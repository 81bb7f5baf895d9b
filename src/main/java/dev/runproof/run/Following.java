package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.wait.NotObserved;
import dev.runproof.wait.Observation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Follows one attempt of an action through the host's ledger, over lost connections, until it ends or time is out. */
final class Following {
    private static final Duration FIRST_LOOK = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final World world;
    private final Action action;
    private final LedgerKey key;
    private final Watching watching;
    private final FollowedOutput output;
    private @Nullable LedgerEntry entry;
    private boolean overdue;

    Following(World world, Action action, LedgerKey key) {
        this.world = world;
        this.action = action;
        this.key = key;
        this.watching = new Watching(world, action);
        this.output = new FollowedOutput(new LastLine(world.events()));
    }

    /** One question to the ledger. */
    LedgerEntry look() {
        entry = world.session(action.host()).collect(key, output.stdoutBytes(), output.stderrBytes(), output);
        return entry;
    }

    void toTheEnd() {
        var observation = Observation.slowing(
                "the end of " + key, world.pace().limit(action.observe()), FIRST_LOOK, LONGEST_PAUSE);
        try {
            observation.until(this::lookAndWatch, this::ended);
            watching.lookAgainWhereBlind();
        } catch (NotObserved late) {
            overdue = true;
        }
    }

    private LedgerEntry.State lookAndWatch() {
        try {
            LedgerEntry.State state = look().state();
            if (state == LedgerEntry.State.RUNNING) {
                watching.whatIsDue();
            }
            return state;
        } catch (HostUnreachable lost) {
            // The action goes on without us; the next look opens a new connection.
            world.events().progress(String.valueOf(lost.getMessage()));
            return LedgerEntry.State.RUNNING;
        }
    }

    private boolean ended(LedgerEntry.State state) {
        return state != LedgerEntry.State.RUNNING;
    }

    boolean overdue() {
        return overdue;
    }

    Watching watching() {
        return watching;
    }

    LedgerEntry entry() {
        if (entry == null) {
            throw new IllegalStateException("the ledger was not asked");
        }
        return entry;
    }

    Answer answer(Instant began) {
        return new Answer(
                entry().exit(),
                output.stdout(),
                output.stderr(),
                began,
                Duration.between(began, world.clock().instant()));
    }
}
