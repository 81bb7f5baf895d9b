package dev.runproof.evidence;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.nio.file.Path;
import java.util.List;

/** Evidence could not be kept, or a run folder or key is not usable for it. */
public final class EvidenceRefused extends Failure {
    private static final long serialVersionUID = 1L;

    private EvidenceRefused(String message, List<String> next, Throwable cause) {
        super("EVIDENCE", ExitStatus.MISSING, message, next, cause);
    }

    static EvidenceRefused unwritable(Path path, Exception cause) {
        return new EvidenceRefused(
                path + ": cannot be written: " + told(cause) + "; nothing is done to a host without evidence of it",
                List.of("make room or give the runner the right to write there, then resume the run"),
                cause);
    }

    static EvidenceRefused unreadable(Path path, Exception cause) {
        return new EvidenceRefused(
                path + ": cannot be read: " + told(cause),
                List.of("check that this is the folder of a run, and its owner and mode"),
                cause);
    }

    static EvidenceRefused damaged(Path path, long line, String told) {
        return new EvidenceRefused(
                path + ": line " + line + ": " + told + "; evidence is not added to a broken chain",
                List.of("runproof verify " + folderName(path)),
                new IllegalStateException(told));
    }

    static EvidenceRefused key(Path path, String told, String next, Exception cause) {
        return new EvidenceRefused(path + ": " + told, List.of(next), cause);
    }

    private static String folderName(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path name = folder == null ? null : folder.getFileName();
        return name == null ? "RUN" : name.toString();
    }

    private static String told(Exception cause) {
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
