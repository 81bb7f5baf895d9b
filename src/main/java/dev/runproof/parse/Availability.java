package dev.runproof.parse;

import org.jspecify.annotations.Nullable;

/**
 * How far a cluster serves, the classes by which its states before and after an upgrade are compared; worst first.
 *
 * <p>It is told by the state of the database alone: a cluster is {@link #FULL} while its CMServers are down.
 */
public enum Availability {
    /** Not available, on its way, or not known: no answer belongs here too. */
    NONE(1),
    /** Available, but a replica is missing. */
    REDUCED(2),
    FULL(3);

    private final int rank;

    Availability(int rank) {
        this.rank = rank;
    }

    /** The class of a state as printed; of none when the tool printed none. */
    public static Availability of(@Nullable String clusterState) {
        if (clusterState == null) {
            return NONE;
        }
        return switch (clusterState) {
            case "Normal" -> FULL;
            case "Degraded" -> REDUCED;
            default -> NONE;
        };
    }

    public static Availability of(CmCtlQuery picture) {
        Cluster cluster = picture.cluster();
        return of(cluster == null ? null : cluster.clusterState());
    }

    public static Availability of(GsOmStatus status) {
        OmCluster cluster = status.cluster();
        return of(cluster == null ? null : cluster.clusterState());
    }

    /** 3 for the best, 1 for the worst. */
    public int rank() {
        return rank;
    }

    public boolean below(Availability other) {
        return rank < other.rank;
    }
}
