package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step broke off without a verdict, by a defect or for want of memory. The run stops there: Cucumber would count the step as
 * failed and go on with the next scenario.
 */
public final class StepBroke extends Failure {
    private static final long serialVersionUID = 1L;

    StepBroke(StepPlace place, Throwable cause) {
        this(
                "line " + place.line() + ": the step '" + place.text() + "' broke off: " + cause
                        + "; what it had begun is on record, and nothing behind it was begun",
                cause instanceof OutOfMemoryError
                        ? List.of("RUNPROOF_JAVA_OPTS=-Xmx8g gives more memory", "runproof resume latest")
                        : List.of("runproof status latest", "runproof resume latest   once the cause is gone"),
                cause);
    }

    private StepBroke(String message, List<String> next, @Nullable Throwable cause) {
        super("INTERNAL", ExitStatus.INTERNAL, message, next, cause);
    }

    /** The walk came to a step, and not to the one before it. */
    static StepBroke leftOut(StepPlace missing) {
        return new StepBroke(
                "line " + missing.line() + ": the step '" + missing.text()
                        + "' was left out by the walk through the feature; nothing behind it was begun",
                List.of("runproof status latest", "runproof resume latest   once the feature is as it was planned"),
                null);
    }

    /** The walk itself ended by a defect, outside of any step. */
    static StepBroke ofTheWalk(Throwable cause) {
        return new StepBroke(
                "the walk through the feature broke off: " + cause + "; what was begun is on record",
                List.of("runproof status latest", "runproof resume latest   once the cause is gone"),
                cause);
    }
}
