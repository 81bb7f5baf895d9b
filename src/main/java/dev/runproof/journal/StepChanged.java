package dev.runproof.journal;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A step of a run to be resumed is no longer what it was when it began: the feature or the environment was edited. */
public final class StepChanged extends Failure {
    private static final long serialVersionUID = 1L;

    public StepChanged(StepKey step, String begun, String now) {
        super(
                "STEP-CHANGED",
                ExitStatus.REFUSED,
                "step " + step + " began with fingerprint " + begun + " and now has " + now
                        + ": its text, arguments or commands were edited since",
                List.of(
                        "restore the procedure and the environment as they were, then resume",
                        "or look at the state of every host, then start a new run"));
    }
}
