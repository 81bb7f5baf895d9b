package dev.runproof.remote;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file was not sent or fetched: the target holds something else, there is no room, or the digests differ. */
public final class TransferRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public TransferRefused(HostName host, String told, List<String> next, @Nullable Throwable cause) {
        super("TRANSFER", ExitStatus.FAILED, host + ": " + told, next, cause);
    }
}
