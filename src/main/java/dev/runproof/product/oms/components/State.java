package dev.runproof.product.oms.components;

/** The state of a component in the words of the documents. */
enum State {
    RUNS("running"),
    ABNORMAL("abnormal"),
    STOPPED("stopped"),
    COMPLETED("completed"),
    /** Starting or migrating: neither what it was nor what it will be. */
    ON_ITS_WAY("on its way"),
    MISSING("not there"),
    /** The word is not among those that are documented. */
    NOT_READABLE("not readable");

    private final String told;

    State(String told) {
        this.told = told;
    }

    /** By a word of the component pages. */
    static State shown(Kind kind, String word) {
        return switch (word) {
            case "Running" -> RUNS;
            case "Abnormal" -> ABNORMAL;
            case "Unexpected Exit" -> kind == Kind.STORE ? ABNORMAL : NOT_READABLE;
            case "Stopped" -> STOPPED;
            case "Completed" -> kind == Kind.CONNECTOR || kind == Kind.JDBC_WRITER ? COMPLETED : NOT_READABLE;
            case "Starting", "Migrating" -> ON_ITS_WAY;
            default -> NOT_READABLE;
        };
    }

    /** By a word of {@code /api/v2}: those for what runs are the only ones that are published. */
    static State answered(Kind kind, String word) {
        return word.equals(kind == Kind.STORE ? "ACTIVE" : "RUNNING") ? RUNS : NOT_READABLE;
    }

    @Override
    public String toString() {
        return told;
    }
}
