package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** Another run has crossed its point of no return on a run's hosts since that last went on. */
public final class Overtaken extends Failure {
    private static final long serialVersionUID = 1L;

    /**
     * @param isWayBack whether the other one is a way back itself
     * @param place a host that both act on
     */
    Overtaken(String run, String by, boolean isWayBack, String place) {
        super(
                "OVERTAKEN",
                ExitStatus.REFUSED,
                "run " + by + " has done on " + place + " what cannot be undone, after run " + run
                        + " had last gone on there: what " + run + " has on record holds no longer; nothing was begun",
                List.of(
                        "runproof status " + by,
                        isWayBack
                                ? "runproof resume " + by + "   if it has not come to its end"
                                : "runproof rollback " + by + "   if it is that run which is to be taken back",
                        "begin a new run if the upgrade is to go on"));
    }
}
