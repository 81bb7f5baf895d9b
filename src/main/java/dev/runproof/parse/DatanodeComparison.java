package dev.runproof.parse;

import java.util.List;
import java.util.Map;

/** Compares the datanodes of two pictures: the same ones, none that was healthy lost, and one of them primary. */
final class DatanodeComparison {
    private DatanodeComparison() {}

    static void compare(List<Datanode> before, List<Datanode> after, Differences differences) {
        if (before.isEmpty()) {
            differences.unknown("the picture from before shows no datanode to compare with");
        }
        if (after.isEmpty()) {
            differences.broken(!before.isEmpty(), "the picture shows no datanode");
            return;
        }
        compareDatanodes(before, after, differences);
        comparePrimaries(before, after, differences);
    }

    private static void compareDatanodes(List<Datanode> before, List<Datanode> after, Differences differences) {
        Map<Identity, Datanode> then = Differences.byIdentity(before, Identity::of);
        Map<Identity, Datanode> now = Differences.byIdentity(after, Identity::of);
        then.forEach((identity, datanode) -> {
            Datanode present = now.get(identity);
            if (present == null) {
                differences.fail("%s on %s is not shown any more", identity, datanode.nodeName());
            } else if (ClusterHealth.healthy(datanode) && !ClusterHealth.healthy(present)) {
                differences.fail(
                        "%s on %s was %s before and is %s now",
                        identity, datanode.nodeName(), condition(datanode), condition(present));
            } else if (!ClusterHealth.healthy(present)) {
                differences.note(
                        "%s on %s is %s, it was not healthy before either",
                        identity, datanode.nodeName(), condition(present));
            }
        });
        if (!before.isEmpty()) {
            now.keySet().stream()
                    .filter(identity -> !then.containsKey(identity))
                    .forEach(identity -> differences.fail("%s was not there before", identity));
        }
    }

    /** A CM upgrade does not touch datanodes, so that another primary means a failover beside it. */
    private static void comparePrimaries(List<Datanode> before, List<Datanode> after, Differences differences) {
        List<Long> then = instanceIds(ClusterHealth.primaryDatanodes(before));
        List<Long> now = instanceIds(ClusterHealth.primaryDatanodes(after));
        if (now.size() != 1) {
            differences.broken(then.size() == 1, "%d datanodes are Primary, it must be exactly one", now.size());
        } else if (then.size() == 1 && !then.equals(now)) {
            differences.warning(
                    "failover during a CM upgrade: datanode %d is Primary, before it was %d", now.get(0), then.get(0));
        }
    }

    private static List<Long> instanceIds(List<Datanode> datanodes) {
        return datanodes.stream().map(Datanode::instanceId).toList();
    }

    private static String condition(Datanode datanode) {
        return datanode.role() + " " + datanode.state();
    }

    private record Identity(long nodeId, long instanceId, String staticRole) {
        static Identity of(Datanode datanode) {
            return new Identity(datanode.nodeId(), datanode.instanceId(), datanode.staticRole());
        }

        @Override
        public String toString() {
            return "datanode " + instanceId + " (node " + nodeId + ", static role " + staticRole + ")";
        }
    }
}
