package dev.runproof.remote.shell;

/** A host that is connected allows no further channel now; nothing was started. */
public final class ChannelsExhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChannelsExhausted(String message, Throwable cause) {
        super(message, cause);
    }
}
