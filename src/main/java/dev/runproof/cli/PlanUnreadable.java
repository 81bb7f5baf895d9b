package dev.runproof.cli;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.nio.file.Path;
import java.util.List;

/** A saved plan that cannot be read. */
final class PlanUnreadable extends Failure {
    private static final long serialVersionUID = 1L;

    PlanUnreadable(Path file, Throwable cause) {
        super(
                "PLAN",
                ExitStatus.INPUT,
                file + ": expected a plan saved by 'runproof plan -o FILE': " + cause.getMessage(),
                List.of("runproof plan PROCEDURE -e ENV -o FILE"),
                cause);
    }
}
