package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A way back of the run has passed already; once more it would take away what the old version has done since. */
public final class AlreadyTakenBack extends Failure {
    private static final long serialVersionUID = 1L;

    AlreadyTakenBack(String forward, String by) {
        super(
                "TAKEN-BACK",
                ExitStatus.REFUSED,
                "run " + forward + " was taken back by run " + by + ", which passed; nothing was begun",
                List.of("runproof status " + by, "runproof report " + by));
    }
}
