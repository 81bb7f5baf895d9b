package dev.runproof.lab.openmldb.cluster;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param session of ZooKeeper: so long the nodes of a stopped process stay
 * @param heartbeatLimit of a nameserver: from a tablet's being offline to what auto_failover does about it
 * @param registration from listening to the attempt to register
 * @param refused from a refused registration to the end of the process
 * @param takeover from getting the lock to leading
 * @param recoverDelay from a tablet's registration to the recovery of its replicas
 * @param op one operation, waiting and transfers apart
 * @param load of one partition from disk, or from another tablet
 * @param replication from a leader's put to a follower's
 * @param clientRefresh from a change of leader to the client's knowing of it
 */
public record Timings(
        Duration session,
        Duration heartbeatLimit,
        Duration registration,
        Duration refused,
        Duration takeover,
        Duration recoverDelay,
        Duration op,
        Duration load,
        Duration replication,
        Duration clientRefresh) {
    /** The templates' timeouts, and a small cluster's pace. */
    public static Timings standard() {
        return new Timings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }

    public Timings withOp(Duration each) {
        return new Timings(
                session,
                heartbeatLimit,
                registration,
                refused,
                takeover,
                recoverDelay,
                each,
                load,
                replication,
                clientRefresh);
    }

    public Timings withLoad(Duration each) {
        return new Timings(
                session,
                heartbeatLimit,
                registration,
                refused,
                takeover,
                recoverDelay,
                op,
                each,
                replication,
                clientRefresh);
    }
}
