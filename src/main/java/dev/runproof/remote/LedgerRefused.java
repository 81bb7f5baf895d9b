package dev.runproof.remote;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host's ledger could not take an action; the action was not started. */
public final class LedgerRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public LedgerRefused(HostName host, String told, List<String> next, @Nullable Throwable cause) {
        super("LEDGER", ExitStatus.MISSING, host + ": " + told, next, cause);
    }
}
