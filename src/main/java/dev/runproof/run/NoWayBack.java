package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A procedure has no rollback feature. */
public final class NoWayBack extends Failure {
    private static final long serialVersionUID = 1L;

    NoWayBack(Procedure procedure) {
        super(
                "NO-WAY-BACK",
                ExitStatus.USAGE,
                procedure.feature() + ": there is no " + procedure.name() + ".rollback.feature beside it",
                List.of("runproof list"));
    }
}
