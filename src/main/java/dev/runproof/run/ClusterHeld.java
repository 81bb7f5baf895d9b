package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run may not act because another one does on the same hosts, or because it cannot tell the others. */
public final class ClusterHeld extends Failure {
    private static final long serialVersionUID = 1L;

    private ClusterHeld(ExitStatus status, String message, List<String> next, @Nullable Throwable cause) {
        super("HELD", status, message, next, cause);
    }

    static ClusterHeld by(Claim other, String host) {
        return new ClusterHeld(
                ExitStatus.HELD,
                "run " + other.run() + " acts on this cluster (" + host + "): by " + other.by() + ", since "
                        + other.since() + ", process " + other.process() + ", folder " + other.folder()
                        + "; expected no other run; nothing was begun",
                List.of(
                        "runproof status " + other.run(),
                        "wait until it has ended, or press Ctrl-C where it runs; then give this again"),
                null);
    }

    static ClusterHeld unwritable(Path folder, IOException cause) {
        return new ClusterHeld(
                ExitStatus.MISSING,
                folder + ": that this run acts cannot be written down there for other runs to see: " + cause
                        + "; nothing was begun",
                List.of("df -h " + folder, "make room or give the runner the right to write there"),
                cause);
    }
}
