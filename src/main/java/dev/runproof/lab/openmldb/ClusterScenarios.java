package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Kind;
import java.util.List;

/** Settings of nameservers, ZooKeeper and jobs. */
final class ClusterScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.at(
                    "OM-13",
                    "SIM-NSCHANGE",
                    "The leading nameserver loses the lead between two calls; stays.",
                    planting -> planting.faults().leaderLosesLock()),
            Scenario.of("SIM-ZKDOWN", "ZooKeeper is gone (F7).", planting -> {
                planting.faults().zooKeeperGone();
                planting.undo(planting.faults()::zooKeeperBack);
            }),
            Scenario.of("SIM-JOBS", "A job of the taskmanager runs.", planting -> {
                int job = planting.faults().job("ImportOfflineData", "Running");
                planting.undo(() -> planting.faults().jobState(job, "FINISHED"));
            }),
            Scenario.at(
                    "OM-13",
                    "SIM-RB-UNKNOWN",
                    "The first tablet (or that of the named host) is registered and does not answer.",
                    planting -> {
                        String tablet = planting.component(Kind.TABLET).endpoint();
                        planting.faults().silent(tablet, true);
                        planting.undo(() -> planting.faults().silent(tablet, false));
                    }));

    private ClusterScenarios() {}
}
