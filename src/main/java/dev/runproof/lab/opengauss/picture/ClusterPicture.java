package dev.runproof.lab.opengauss.picture;

import java.util.List;
import java.util.OptionalInt;

/**
 * All that a query of the cluster can tell at one instant.
 *
 * @param connection whether a CMServer answers
 * @param wormUsage use of WORM storage in percent, where there is any
 */
public record ClusterPicture(
        Connection connection,
        List<CmServerRow> servers,
        List<ResourceRow> resources,
        List<DatanodeRow> datanodes,
        Arbitration arbitration,
        WalRecord walRecord,
        OptionalInt wormUsage) {
    public ClusterPicture {
        servers = List.copyOf(servers);
        resources = List.copyOf(resources);
        datanodes = List.copyOf(datanodes);
    }

    /** Who answers a query. */
    public enum Connection {
        /** A primary CMServer knows the cluster. */
        ANSWERED,
        /** No CMServer is primary. */
        NO_PRIMARY,
        /** The primary reads its configuration anew and knows no state yet. */
        RELOADING,
        /** The primary takes the query and never sends an answer. */
        SILENT
    }

    /** Whether CM acts on failures. */
    public enum Arbitration {
        ACTIVE,
        PAUSED
    }

    /** Whether the cluster records WAL only; then no datanodes are told. */
    public enum WalRecord {
        OFF,
        ON
    }

    public ClusterState state() {
        return connection == Connection.RELOADING ? ClusterState.UNKNOWN : StateRule.judge(datanodes, resources);
    }

    /** Whether every datanode plays the role that the installation gave it. */
    public boolean balanced() {
        return connection != Connection.RELOADING && datanodes.stream().allMatch(DatanodeRow::home);
    }
}
