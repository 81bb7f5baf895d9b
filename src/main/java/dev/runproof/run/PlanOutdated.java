package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A step is not the one that the plan shows. */
public final class PlanOutdated extends Failure {
    private static final long serialVersionUID = 1L;

    PlanOutdated(String saved, String now) {
        super(
                "PLAN-OUTDATED",
                ExitStatus.REFUSED,
                "the saved plan has hash " + saved + ", the plan made now " + now
                        + ": procedure, environment or Runproof changed since; nothing was done",
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
