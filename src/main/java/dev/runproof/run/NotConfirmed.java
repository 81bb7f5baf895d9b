package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Gate;
import java.util.List;

/** A gate that nobody confirmed; nothing behind it was done. */
public final class NotConfirmed extends Failure {
    private static final long serialVersionUID = 1L;

    /** @param run the id of the run that waits for it */
    NotConfirmed(Gate gate, String run) {
        super(
                "GATE",
                ExitStatus.REFUSED,
                gate.id() + ": not confirmed: " + gate.subject() + "; nothing behind this gate was done",
                List.of("runproof resume " + run + " --confirm " + gate.id() + " --as NAME"));
    }
}
