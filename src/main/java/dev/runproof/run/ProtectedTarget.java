package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A protected environment, on which nothing may run without approvals that this version cannot take yet. */
public final class ProtectedTarget extends Failure {
    private static final long serialVersionUID = 1L;

    ProtectedTarget(Environment environment) {
        super(
                "PROTECTED",
                ExitStatus.REFUSED,
                environment.source() + ": 'protected: true' asks for approvals, which this version of Runproof cannot"
                        + " take yet; nothing was done",
                List.of(
                        "runproof check PROCEDURE -e " + environment.source(),
                        "runproof plan PROCEDURE -e " + environment.source()));
    }
}
