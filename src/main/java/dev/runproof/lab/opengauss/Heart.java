package dev.runproof.lab.opengauss;

import java.time.Instant;

/** What happens in the cluster by itself as time passes: cron, the daemons' mutual care, election, failover. */
final class Heart {
    private final Cluster cluster;
    private final DaemonCare care;
    private final Election election;
    private final Failover failover;

    Heart(Cluster cluster) {
        this.cluster = cluster;
        this.care = new DaemonCare(cluster);
        this.election = new Election(cluster);
        this.failover = new Failover(cluster);
    }

    void beat(Instant now) {
        for (var node : cluster.nodes()) {
            care.step(node, now);
        }
        election.step(now);
        failover.step(now);
    }
}
