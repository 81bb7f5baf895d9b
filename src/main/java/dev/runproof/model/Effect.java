package dev.runproof.model;

/** What a step may do to the hosts it touches, from harmless to final. */
public enum Effect {
    READS("reads"),
    CHANGES("changes"),
    IRREVERSIBLE("irreversible");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** The stronger of the two. */
    public Effect and(Effect other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return word;
    }
}
