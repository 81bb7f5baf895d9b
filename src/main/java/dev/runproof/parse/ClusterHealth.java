package dev.runproof.parse;

import java.util.List;
import java.util.Set;

/** Questions about the rows of a cluster picture that its one word for the state does not answer. */
public final class ClusterHealth {
    private static final String PRIMARY = "Primary";
    private static final Set<String> REPLICATING_ROLES = Set.of(PRIMARY, "Standby", "Main Standby", "Cascade Standby");
    /** A standby that catches up counts as normal: its data is on the way and nothing is lost. */
    private static final Set<String> SOUND_STATES = Set.of("Normal", "Catchup");

    private static final Set<String> SERVING_CM_SERVER_STATES = Set.of(PRIMARY, "Standby");

    private ClusterHealth() {}

    /** A datanode that serves or replicates, and is in order. */
    public static boolean healthy(Datanode datanode) {
        return REPLICATING_ROLES.contains(datanode.role()) && SOUND_STATES.contains(datanode.state());
    }

    public static List<Datanode> unhealthy(List<Datanode> datanodes) {
        return datanodes.stream().filter(datanode -> !healthy(datanode)).toList();
    }

    /** The datanodes in the role {@code Primary}, whatever their state; one in a cluster that serves. */
    public static List<Datanode> primaryDatanodes(List<Datanode> datanodes) {
        return datanodes.stream()
                .filter(datanode -> datanode.role().equals(PRIMARY))
                .toList();
    }

    /** A CMServer that decides or stands ready to. */
    public static boolean serving(CmServer server) {
        return SERVING_CM_SERVER_STATES.contains(server.state());
    }

    public static List<CmServer> primaryCmServers(List<CmServer> servers) {
        return servers.stream().filter(server -> server.state().equals(PRIMARY)).toList();
    }

    /** True while arbitration is paused, when nobody replaces a primary that fails. */
    public static boolean paused(CmCtlQuery picture) {
        Cluster cluster = picture.cluster();
        return cluster != null && "Yes".equals(cluster.pausing());
    }
}
