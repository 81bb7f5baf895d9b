package dev.runproof.lab.oms.docker;

/** What the engine refuses, in the words that follow {@code Error response from daemon: }. */
final class DaemonError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DaemonError(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static DaemonError noSuchContainer(String reference) {
        return new DaemonError("No such container: " + reference);
    }
}
