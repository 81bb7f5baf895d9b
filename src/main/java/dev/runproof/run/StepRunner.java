package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.model.StepScript;

/** What a step definition hands its work to: the plan records it, a run carries it out. */
public interface StepRunner {
    /**
     * Takes the work of the step that Cucumber is at.
     *
     * <p>Returns when the step passed or was only planned; otherwise throws what makes Cucumber report it as failed,
     * broken (unknown) or skipped (blocked).
     */
    void perform(StepScript script);

    /** The environment that the procedure is planned for or runs on. */
    Environment environment();
}
