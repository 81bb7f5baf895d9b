package dev.runproof.matrix;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A matrix, or a file that belongs to one, is not right; all problems are told. */
public final class MatrixRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public MatrixRefused(List<String> problems) {
        super(
                "MATRIX",
                ExitStatus.INPUT,
                String.join("\n", problems),
                List.of("runproof rehearse --help", "runproof report --help"));
    }
}
