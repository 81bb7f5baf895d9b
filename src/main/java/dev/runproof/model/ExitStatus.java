package dev.runproof.model;

/** What the runner's process answers with; the numbers are a promise to scripts. */
public enum ExitStatus {
    PASS(0, "everything passed"),
    FAILED(1, "a check failed"),
    UNKNOWN(2, "something is unknown"),
    BLOCKED(3, "something was blocked"),
    NOTHING_RUN(4, "nothing was run"),
    USAGE(64, "the command line is not understood"),
    INPUT(65, "input is not understood"),
    MISSING(69, "something needed is not there"),
    INTERNAL(70, "a defect of Runproof"),
    HELD(75, "another run holds the cluster"),
    REFUSED(77, "refused: approval, certificate, host key or wrong target"),
    ENVIRONMENT(78, "the environment file is not right"),
    INTERRUPTED(130, "interrupted, safe to resume");

    private final int number;
    private final String meaning;

    ExitStatus(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** The status of a run whose worst verdict is this one. */
    public static ExitStatus of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> PASS;
            case BLOCKED -> BLOCKED;
            case UNKNOWN -> UNKNOWN;
            case FAIL -> FAILED;
        };
    }
}
