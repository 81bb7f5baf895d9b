package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** There is nothing to take back by: no rollback feature, or no run that had gone forwards. */
public final class NoWayBack extends Failure {
    private static final long serialVersionUID = 1L;

    NoWayBack(Procedure procedure) {
        this(
                procedure.feature() + ": there is no " + procedure.name() + ".rollback.feature beside it",
                List.of("runproof list"));
    }

    private NoWayBack(String message, List<String> next) {
        super("NO-WAY-BACK", ExitStatus.USAGE, message, next);
    }

    /** Begun anew it would know nothing of what the first way back has done. */
    static NoWayBack ofWayBack(String back, String forward) {
        return new NoWayBack(
                "run " + back + " is itself the way back of run " + forward + "; nothing was begun",
                List.of(
                        "runproof resume " + back + "   to go on with it",
                        "runproof rollback " + forward + "   to take that run back from the beginning"));
    }

    static NoWayBack ofCheck(String run) {
        return new NoWayBack(
                "run " + run + " only read the preconditions: there is nothing to take back",
                List.of("runproof status"));
    }
}
