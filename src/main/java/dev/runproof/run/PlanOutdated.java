package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A step is not the one that the plan shows. */
public final class PlanOutdated extends Failure {
    private static final long serialVersionUID = 1L;

    PlanOutdated(PlanView saved, PlanView now) {
        super(
                "PLAN-OUTDATED",
                ExitStatus.REFUSED,
                "the saved plan is not the one made now; nothing was done. Saved (-) and now (+):\n"
                        + String.join("\n", PlanDifference.of(saved, now)),
                List.of("runproof plan PROCEDURE -e ENV -o FILE   and read it again"));
    }

    PlanOutdated(StepPlace place) {
        super(
                "PLAN-OUTDATED",
                ExitStatus.REFUSED,
                "line " + place.line() + ": the step '" + place.text() + "' is not the one of the plan",
                List.of("make a new plan and read it"));
    }
}
