package dev.runproof.journal;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal that cannot be read or written as it is. */
public final class JournalRefused extends Failure {
    private static final long serialVersionUID = 1L;

    private JournalRefused(ExitStatus status, String message, List<String> next, @Nullable Throwable cause) {
        super("JOURNAL", status, message, next, cause);
    }

    /** The bytes from this offset on are not what was written. */
    static JournalRefused damaged(Path file, long offset, String expected) {
        return new JournalRefused(
                ExitStatus.INPUT,
                file + ": damaged at offset " + offset + ": expected " + expected
                        + "; a run is not resumed from a damaged journal",
                List.of(
                        "keep the folder " + file.getParent() + " as it is",
                        "look at the state of every host, then start a new run"),
                null);
    }

    static JournalRefused newer(Path file, int format, String version) {
        return new JournalRefused(
                ExitStatus.INPUT,
                file + ": written in format " + format + " by Runproof " + version
                        + "; this Runproof reads formats up to " + JournalHeader.FORMAT,
                List.of("use Runproof " + version + " or a later one for this run"),
                null);
    }

    static JournalRefused held(Path file, String holder) {
        return new JournalRefused(
                ExitStatus.HELD,
                file + ": another runner writes it" + (holder.isEmpty() ? "" : ": " + holder),
                List.of("wait for that runner to end, or end it; the run can be resumed afterwards"),
                null);
    }

    static JournalRefused missing(Path file) {
        return new JournalRefused(ExitStatus.MISSING, file + ": there is no journal", List.of("runproof status"), null);
    }

    /** The runner was killed while it wrote the header. */
    static JournalRefused neverBegun(Path file) {
        return new JournalRefused(
                ExitStatus.MISSING,
                file + ": the run ended before its first line was written; nothing was done on any host",
                List.of("start a new run"),
                null);
    }

    static JournalRefused unreadable(Path file, Throwable cause) {
        return new JournalRefused(
                ExitStatus.MISSING,
                file + ": cannot be read: " + told(cause),
                List.of("check the file's owner and mode"),
                cause);
    }

    static JournalRefused unwritable(Path file, Throwable cause) {
        return new JournalRefused(
                ExitStatus.MISSING,
                file + ": cannot be written: " + told(cause) + "; nothing more is done without it",
                List.of(
                        "df -h " + folder(file),
                        "make room or give the runner the right to write there",
                        "runproof resume " + folder(file).getFileName()),
                cause);
    }

    /** The run's folder, which is named after the run. */
    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? file : folder;
    }

    private static String told(Throwable cause) {
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
