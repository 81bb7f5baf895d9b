package dev.runproof.report;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.nio.file.Path;
import java.util.List;

/** A report could not be written; what the run did and its journal are not touched by that. */
public final class ReportRefused extends Failure {
    private static final long serialVersionUID = 1L;

    ReportRefused(Path file, Exception cause) {
        super(
                "REPORT",
                ExitStatus.MISSING,
                file + ": cannot be written: " + cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                List.of("make room or give the right to write there, then: runproof report " + runOf(file)),
                cause);
    }

    private static String runOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path name = folder == null ? null : folder.getFileName();
        return name == null ? "RUN" : name.toString();
    }
}
