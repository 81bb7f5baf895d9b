package dev.runproof.remote;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The login may not act as the account that a command needs. */
public final class AccountRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public AccountRefused(HostName host, String told, List<String> next, @Nullable Throwable cause) {
        super("SUDO", ExitStatus.REFUSED, host + ": " + told, next, cause);
    }
}
