package dev.runproof.remote;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host showed a key that is not known for it, or not the known one. */
public final class HostKeyRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public HostKeyRefused(HostName host, String told, List<String> next, @Nullable Throwable cause) {
        super("HOST-KEY", ExitStatus.REFUSED, host + ": " + told, next, cause);
    }
}
