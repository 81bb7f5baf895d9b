package dev.runproof.lab.opengauss.picture;

/** What {@code cm_ctl} tells of one CMServer. */
public enum CmServerState {
    PRIMARY("Primary"),
    STANDBY("Standby"),
    DOWN("Down"),
    INIT("Init"),
    UNKNOWN_UPPER("UNKNOWN"),
    UNKNOWN("Unknown"),
    SKIP("Skip");

    private final String printed;

    CmServerState(String printed) {
        this.printed = printed;
    }

    public String printed() {
        return printed;
    }
}
