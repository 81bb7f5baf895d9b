package dev.runproof.matrix;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    /** A file or folder that is not there, or that cannot be read. */
    public static MatrixRefused unreadable(Path place, IOException cause) {
        String told =
                cause instanceof NoSuchFileException ? "there is no such file or folder" : "cannot be read: " + cause;
        return new MatrixRefused(List.of(place + ": " + told));
    }
}
