package dev.runproof.lab.opengauss.picture;

import java.util.List;

/** The rule by which CM makes one cluster state of the states of the datanodes. */
final class StateRule {
    private StateRule() {}

    static ClusterState judge(List<DatanodeRow> datanodes, List<ResourceRow> resources) {
        if (datanodes.isEmpty()) {
            return online(resources) ? ClusterState.NORMAL : ClusterState.DEGRADED;
        }
        long primaries = datanodes.stream()
                .filter(dn -> dn.role() == DnRole.PRIMARY && dn.state().healthy())
                .count();
        long standbys = datanodes.stream()
                .filter(dn -> dn.role().replica() && dn.state().healthy())
                .count();
        int replicas = datanodes.size();
        if (primaries != 1 || (replicas > 2 && !majority(1 + standbys, replicas))) {
            return ClusterState.UNAVAILABLE;
        }
        return standbys == replicas - 1 && online(resources) ? ClusterState.NORMAL : ClusterState.DEGRADED;
    }

    /**
     * Whether the primary and its normal standbys are more than half. With three or more replicas this includes that
     * there is a normal standby at all.
     */
    private static boolean majority(long healthy, int replicas) {
        return healthy * 2 > replicas;
    }

    private static boolean online(List<ResourceRow> resources) {
        return resources.stream().allMatch(row -> row.state() == ResourceRow.State.ONLINE);
    }
}
