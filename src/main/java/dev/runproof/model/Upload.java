package dev.runproof.model;

import java.nio.file.Path;

/**
 * Sends a file of the controller to a host: to a temporary name beside the target, digest compared there, then renamed.
 *
 * <p>A file that lies there with the same digest is left as it is; one with another digest stops the step: nothing is
 * ever overwritten. An interrupted upload goes on where it stopped.
 *
 * @param target absolute path on the host; its directory exists
 * @param account who owns the file afterwards
 * @param mode permission bits, such as {@code 0640}
 */
public record Upload(HostName host, Path source, String target, String account, String mode, FactKey<Uploaded> yields)
        implements Move {
    /** How an upload ended. */
    public record Uploaded(String sha256, long sizeBytes, boolean wasThere) {}

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }
}
