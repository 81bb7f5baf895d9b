package dev.runproof.lab.opengauss.picture;

/** The role that a datanode plays now. */
public enum DnRole {
    PRIMARY("Primary"),
    STANDBY("Standby"),
    PENDING("Pending"),
    NORMAL("Normal"),
    DOWN("Down"),
    SECONDARY("Secondary"),
    DELETED("Deleted"),
    READ_ONLY("ReadOnly"),
    OFFLINE("Offline"),
    UNKNOWN("Unknown"),
    MAIN_STANDBY("Main Standby"),
    CASCADE_STANDBY("Cascade Standby");

    private final String printed;

    DnRole(String printed) {
        this.printed = printed;
    }

    public String printed() {
        return printed;
    }

    /** Whether it replicates from another datanode; only these give a reason with {@code Need repair}. */
    public boolean replica() {
        return this == STANDBY || this == MAIN_STANDBY || this == CASCADE_STANDBY;
    }
}
