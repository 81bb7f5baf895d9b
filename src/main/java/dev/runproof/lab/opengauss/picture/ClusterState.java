package dev.runproof.lab.opengauss.picture;

/** The availability of the database as CM sums it up; CMServers play no part in it. */
public enum ClusterState {
    NORMAL("Normal"),
    DEGRADED("Degraded"),
    UNAVAILABLE("Unavailable"),
    STARTING("Starting"),
    REDISTRIBUTING("Redistributing"),
    UNKNOWN("Unknown"),
    NORMAL_CN_DELETED("NormalCNDeleted");

    private final String printed;

    ClusterState(String printed) {
        this.printed = printed;
    }

    public String printed() {
        return printed;
    }
}
