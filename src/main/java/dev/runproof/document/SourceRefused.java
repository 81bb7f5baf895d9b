package dev.runproof.document;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of sources, reasons or findings that does not say what it should. */
public final class SourceRefused extends Failure {
    private static final long serialVersionUID = 1L;

    SourceRefused(Path file, String what, @Nullable Throwable cause) {
        super(
                "SOURCE",
                ExitStatus.INPUT,
                file + ": " + what,
                List.of("compare " + file + " with docs/sources/README.md"),
                cause);
    }

    SourceRefused(Path file, String what) {
        this(file, what, null);
    }
}
