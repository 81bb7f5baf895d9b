package dev.runproof.lab.openmldb.ops;

/** The tool's own word for a question or an order that did not succeed; it goes on by its own rules. */
final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
