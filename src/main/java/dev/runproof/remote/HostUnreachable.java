package dev.runproof.remote;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No connection to a host could be made, or the one there was is lost. */
public final class HostUnreachable extends Failure {
    private static final long serialVersionUID = 1L;

    public HostUnreachable(HostName host, String told, List<String> next, @Nullable Throwable cause) {
        super("HOST-UNREACHABLE", ExitStatus.UNKNOWN, host + ": " + told, next, cause);
    }
}
