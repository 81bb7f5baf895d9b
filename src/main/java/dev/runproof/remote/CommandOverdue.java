package dev.runproof.remote;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reading did not end within its limit. */
public final class CommandOverdue extends Failure {
    private static final long serialVersionUID = 1L;

    public CommandOverdue(HostName host, String told, List<String> next, @Nullable Throwable cause) {
        super("EXEC-TIMEOUT", ExitStatus.UNKNOWN, host + ": " + told, next, cause);
    }
}
