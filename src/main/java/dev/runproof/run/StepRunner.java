package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.model.HostName;
import dev.runproof.model.StepScript;
import java.util.Optional;

/** What a step definition hands its work to: the plan records it, a run carries it out. */
public interface StepRunner {
    /**
     * Takes the work of the step that Cucumber is at.
     *
     * <p>Returns when the step passed or was only planned; otherwise throws what makes Cucumber report it as failed,
     * broken (unknown) or skipped (blocked).
     */
    void perform(StepScript script);

    /**
     * The host that a repeated section is about at the moment.
     *
     * @throws IllegalStateException in a section that is not repeated for each host of a role
     */
    HostName subject();

    /** The environment that the procedure is planned for or runs on. */
    Environment environment();

    /** What goes on beside the run, by its type; empty in a plan, and where nothing of the kind goes on. */
    <T> Optional<T> companion(Class<T> type);
}
