package dev.runproof.lab.openmldb.ops;

/** An option that the tool does not know, or without its argument: usage on stderr, exit status 2. */
final class UsageError extends Exception {
    private static final long serialVersionUID = 1L;

    UsageError(String message) {
        super(message);
    }
}
