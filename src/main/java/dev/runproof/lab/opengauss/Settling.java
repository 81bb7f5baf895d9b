package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.picture.CmServerState;
import java.time.Instant;

/** Brings a fresh installation into the state of a cluster that has run for long: one primary CMServer, the rest standby. */
final class Settling {
    private Settling() {}

    static void await(Cluster cluster) {
        synchronized (cluster) {
            Instant now = cluster.clock().now();
            for (var node : cluster.members()) {
                node.server().become(node.id() == 1 ? CmServerState.PRIMARY : CmServerState.STANDBY, now);
            }
        }
    }
}
