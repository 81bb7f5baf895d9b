package dev.runproof.junit;

import dev.runproof.model.Failure;
import java.util.stream.Collectors;

/** A rehearsal ended without a verdict; the message is what the command line says. */
public final class ProcedureNotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProcedureNotRun(String told, Failure failure) {
        super(
                told + ": " + failure.getMessage()
                        + failure.next().stream()
                                .map(command -> "\n  " + command)
                                .collect(Collectors.joining("", failure.next().isEmpty() ? "" : "\nnext:", "")),
                failure);
    }
}
