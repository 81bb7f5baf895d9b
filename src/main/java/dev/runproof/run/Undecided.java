package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Gate;
import java.util.List;

/** Something is unknown, and nobody decided to go on all the same; nothing behind it was done. */
final class Undecided extends Failure {
    private static final long serialVersionUID = 1L;

    /** @param run the id of the run that waits for it */
    Undecided(Gate gate, String question, String run) {
        super(
                "DECISION",
                ExitStatus.UNKNOWN,
                question + " Nobody decided it; nothing behind " + gate.id() + " was done",
                List.of("runproof resume " + run + " --confirm " + gate.id() + " --as NAME"));
    }
}
