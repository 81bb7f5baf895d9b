package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Gate;
import java.util.List;

/** A gate that nobody confirmed; nothing behind it was done. */
public final class NotConfirmed extends Failure {
    private static final long serialVersionUID = 1L;

    NotConfirmed(Gate gate) {
        super(
                "GATE",
                ExitStatus.REFUSED,
                gate.id() + ": not confirmed: " + gate.subject() + "; nothing behind this gate was done",
                List.of("runproof resume latest --confirm " + gate.id() + " --as NAME"));
    }
}
