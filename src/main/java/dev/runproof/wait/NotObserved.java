package dev.runproof.wait;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.time.Duration;
import java.util.List;

/** A state that was waited for did not come within its limit. */
public final class NotObserved extends Failure {
    private static final long serialVersionUID = 1L;

    NotObserved(String what, Duration limit, Object last, Throwable cause) {
        super("WAIT", ExitStatus.FAILED, what + ": not within " + limit + "; last seen: " + last, List.of(), cause);
    }
}
