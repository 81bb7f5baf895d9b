package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.time.Duration;
import java.util.List;

/** What an earlier run has left at work on a host did not end in time: nothing is begun beside it. */
public final class StillRunning extends Failure {
    private static final long serialVersionUID = 1L;

    /** @param waiting the run that waited for it */
    StillRunning(Leftover left, Duration limit, String waiting) {
        super(
                "STILL-RUNNING",
                ExitStatus.HELD,
                left + " has not ended within " + limit + "; expected no action of an earlier run at work;"
                        + " nothing was begun, and what runs was not disturbed",
                List.of(
                        "wait until it has ended on " + left.action().host() + ", or end it there yourself",
                        "runproof resume " + waiting));
    }
}
