package dev.runproof.remote;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host accepted none of the identities that the environment names, or let one in whose login shell runs nothing. */
public final class LoginRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public LoginRefused(HostName host, String told, List<String> next, @Nullable Throwable cause) {
        super("LOGIN", ExitStatus.REFUSED, host + ": " + told, next, cause);
    }
}
