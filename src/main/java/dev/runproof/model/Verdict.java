package dev.runproof.model;

/** What a check concludes; the constants stand from best to worst, and the worst of several wins. */
public enum Verdict {
    PASS,
    BLOCKED,
    UNKNOWN,
    FAIL;

    /** The worse of the two: a run is as good as its worst step. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
