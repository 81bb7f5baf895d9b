package dev.runproof.lab.oms.docker;

/** What the engine refuses. */
class DaemonError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String DAEMON = "Error response from daemon: ";

    private final String before;

    DaemonError(String message) {
        this(message, DAEMON);
    }

    private DaemonError(String message, String before) {
        super(message);
        this.before = before;
    }

    /** One that the client tells in words of its own. */
    static DaemonError plain(String message) {
        return new DaemonError(message, "Error: ");
    }

    /** The engine's words alone. */
    String text() {
        return String.valueOf(getMessage());
    }

    /** The line that the client prints. */
    String said() {
        return before + text();
    }
}
