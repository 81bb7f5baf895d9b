package dev.runproof.parse;

/** One thing in which two cluster pictures differ, or which they cannot show, as a sentence for people. */
public record Difference(Severity severity, String sentence) {
    /** What a difference does to the verdict; worst first. */
    public enum Severity {
        /** The cluster is worse off than before. */
        FAIL,
        /** The pictures cannot prove that it is not. */
        UNKNOWN,
        /** Somebody should look at it, though no promise is broken. */
        WARNING,
        /** Expected, or merely worth knowing. */
        NOTE
    }

    @Override
    public String toString() {
        return severity + ": " + sentence;
    }
}
