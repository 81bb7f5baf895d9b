package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** The lab that a run acted on has ended, and its hosts with it: the run cannot go on, and nothing can be taken back. */
public final class LabGone extends Failure {
    private static final long serialVersionUID = 1L;

    /**
     * @param runId the run that acted on it
     * @param lab the lab's name; that of the run when the run had made it
     */
    LabGone(String runId, String lab, String procedure) {
        super(
                "LAB",
                ExitStatus.MISSING,
                "the lab " + lab + " that run " + runId
                        + " acted on has ended, and its hosts with it; a rehearsal in a lab of"
                        + " its own ends with its lab, an interrupted one keeps it for ten minutes, one in containers for a few"
                        + " seconds",
                List.of(
                        "runproof rehearse " + procedure + "   for a new rehearsal",
                        "runproof lab up " + procedure + "   for a lab that stays; rehearse there with -e its"
                                + " environment.yaml",
                        "runproof verify " + runId + "   to check what the run has left"));
    }
}
