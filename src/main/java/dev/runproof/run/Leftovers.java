package dev.runproof.run;

import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.wait.NotObserved;
import dev.runproof.wait.Observation;
import java.time.Duration;
import java.util.List;

/**
 * Waits for what earlier runs have left at work on the hosts: a killed runner's last action goes on without it, and a way
 * back that began beside it would change what it changes.
 */
final class Leftovers {
    private static final Duration FIRST_LOOK = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final World world;

    Leftovers(World world) {
        this.world = world;
    }

    /**
     * Returns when none of these is at work any more, however it has ended.
     *
     * @throws StillRunning when one did not end within the time that its own run would have watched it
     */
    void haveEnded(List<Leftover> left) {
        for (Leftover each : left) {
            Duration limit = each.action().observe();
            var output = new FollowedOutput(new LastLine(world.events()));
            var observation =
                    Observation.slowing("the end of " + each, world.pace().limit(limit), FIRST_LOOK, LONGEST_PAUSE);
            try {
                observation.until(() -> look(each, output), state -> state != LedgerEntry.State.RUNNING);
            } catch (NotObserved late) {
                throw new StillRunning(each, limit, world.runId());
            }
        }
    }

    private LedgerEntry.State look(Leftover left, FollowedOutput output) {
        try {
            LedgerEntry.State state = world.session(left.action().host())
                    .collect(left.key(), output.stdoutBytes(), output.stderrBytes(), output)
                    .state();
            if (state == LedgerEntry.State.RUNNING) {
                world.events().progress("waiting for the end of " + left);
            }
            return state;
        } catch (HostUnreachable lost) {
            // It goes on without a connection; nobody knows that it has ended.
            world.events().progress(String.valueOf(lost.getMessage()));
            return LedgerEntry.State.RUNNING;
        }
    }
}
