package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.picture.ClusterPicture;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Arbitration;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.CmServerRow;
import dev.runproof.lab.opengauss.picture.CmServerState;
import dev.runproof.lab.opengauss.picture.DatanodeRow;
import dev.runproof.lab.opengauss.picture.DnRole;
import dev.runproof.lab.opengauss.picture.DnState;
import dev.runproof.lab.opengauss.picture.RepairReason;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Makes the picture of a cluster that its CMServers would give now. */
final class Photograph {
    /** The port of every datanode. */
    static final int PORT = 26000;

    private static final int FIRST_DATANODE = 6000;
    private static final Duration SILENCE = Duration.ofSeconds(6);

    private final Cluster cluster;

    Photograph(Cluster cluster) {
        this.cluster = cluster;
    }

    ClusterPicture take() {
        var switches = cluster.switches();
        var members = cluster.members();
        List<CmServerRow> servers = members.stream()
                .map(node -> new CmServerRow(
                        node.identity(),
                        node.id(),
                        node.paths().cm().toString(),
                        node.server().state()))
                .toList();
        boolean primary = servers.stream().anyMatch(row -> row.state() == CmServerState.PRIMARY);
        return new ClusterPicture(
                primary ? switches.answer() : Connection.NO_PRIMARY,
                servers,
                switches.resources(),
                members.stream().map(this::datanode).toList(),
                paused() ? Arbitration.PAUSED : Arbitration.ACTIVE,
                switches.walRecord(),
                switches.wormUsage());
    }

    private boolean paused() {
        return cluster.members().stream()
                .anyMatch(node -> Files.exists(node.paths().manualPause()));
    }

    private DatanodeRow datanode(Node node) {
        var datanode = node.datanode();
        DnRole role = datanode.role();
        DnState state = datanode.state();
        if (!datanode.isPinned() && !reports(node)) {
            role = DnRole.DOWN;
            state = DnState.UNKNOWN;
        } else if (role.replica() && state.healthy() && !datanode.isPinned() && nobodyLeads()) {
            state = DnState.needRepair(RepairReason.DISCONNECTED);
        }
        return new DatanodeRow(
                node.identity(),
                FIRST_DATANODE + node.id(),
                PORT,
                node.paths().data().toString(),
                datanode.staticRole(),
                role,
                state);
    }

    /** Whether the cm_agent of a node has told of its datanode lately. */
    private boolean reports(Node node) {
        var now = cluster.clock().now();
        return node.host().up()
                && node.missing(Daemon.CM_AGENT, now)
                        .map(since -> since.plus(SILENCE).isAfter(now))
                        .orElse(true);
    }

    private boolean nobodyLeads() {
        return cluster.members().stream()
                .noneMatch(node -> node.host().up() && node.datanode().leads());
    }
}
