package dev.runproof.lab.opengauss.picture;

/**
 * The state of a datanode.
 *
 * @param kind which state
 * @param percent how far a build is, 0 to 100; 0 for every other kind
 * @param reason why it needs repair; {@link RepairReason#UNKNOWN} for every other kind
 */
public record DnState(Kind kind, int percent, RepairReason reason) {
    public static final DnState NORMAL = of(Kind.NORMAL);
    public static final DnState UNKNOWN = of(Kind.UNKNOWN);

    public DnState {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a build is 0 to 100 percent done, not " + percent);
        }
    }

    /** The kinds of states, with the text of those that carry nothing more. */
    public enum Kind {
        NORMAL("Normal"),
        NEED_REPAIR("Need repair"),
        STARTING("Starting"),
        WAIT_PROMOTING("Wait promoting"),
        DEMOTING("Demoting"),
        PROMOTING("Promoting"),
        BUILDING("Building"),
        MANUALLY_STOPPED("Manually stopped"),
        DISK_DAMAGED("Disk damaged"),
        PORT_CONFLICTING("Port conflicting"),
        BUILD_FAILED("Build failed"),
        CATCHUP("Catchup"),
        CORE_DUMP("CoreDump"),
        READ_ONLY("ReadOnly"),
        UNKNOWN("Unknown");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    public static DnState of(Kind kind) {
        return new DnState(kind, 0, RepairReason.UNKNOWN);
    }

    public static DnState building(int percent) {
        return new DnState(Kind.BUILDING, percent, RepairReason.UNKNOWN);
    }

    public static DnState needRepair(RepairReason reason) {
        return new DnState(Kind.NEED_REPAIR, 0, reason);
    }

    /** Whether it counts as a normal member of its cluster; catching up does. */
    public boolean healthy() {
        return kind == Kind.NORMAL || kind == Kind.CATCHUP;
    }

    /** The text for a datanode of this role; a reason is told only of replicas. */
    public String printed(DnRole role) {
        return switch (kind) {
            case NEED_REPAIR -> role.replica() ? kind.text + "(" + reason.printed() + ")" : kind.text;
            case BUILDING -> kind.text + "(" + percent + "%)";
            case NORMAL,
                    STARTING,
                    WAIT_PROMOTING,
                    DEMOTING,
                    PROMOTING,
                    MANUALLY_STOPPED,
                    DISK_DAMAGED,
                    PORT_CONFLICTING,
                    BUILD_FAILED,
                    CATCHUP,
                    CORE_DUMP,
                    READ_ONLY,
                    UNKNOWN -> kind.text;
        };
    }
}
