package dev.runproof.lab.opengauss.picture;

/** Why a replica needs repair. */
public enum RepairReason {
    NORMAL("Normal"),
    WAL_SEGMENT_REMOVED("WAL segment removed"),
    DISCONNECTED("Disconnected"),
    VERSION_NOT_MATCHED("Version not matched"),
    MODE_NOT_MATCHED("Mode not matched"),
    SYSTEM_ID_NOT_MATCHED("System id not matched"),
    TIMELINE_NOT_MATCHED("Timeline not matched"),
    DCF_LOG_LOSS("DCF log loss"),
    UNKNOWN("Unknown"),
    PASSWORD_INVALID("User/Password invalid"),
    CONNECTING("Connecting");

    private final String printed;

    RepairReason(String printed) {
        this.printed = printed;
    }

    public String printed() {
        return printed;
    }
}
