package dev.runproof.lab;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A lab that could not be made, found or asked, and why. */
public final class LabRefused extends Failure {
    private static final long serialVersionUID = 1L;

    private static final List<String> NEXT = List.of("runproof lab status", "runproof lab up --help");

    public LabRefused(String why) {
        super("LAB", ExitStatus.MISSING, why, NEXT);
    }

    /** @param next what makes it possible, most useful first */
    public LabRefused(String why, List<String> next) {
        super("LAB", ExitStatus.MISSING, why, next);
    }

    public LabRefused(String why, Throwable cause) {
        super("LAB", ExitStatus.MISSING, why, NEXT, cause);
    }
}
