package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost.DiskFigures;
import dev.runproof.lab.opengauss.picture.DnRole;
import dev.runproof.lab.opengauss.picture.DnState;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scenario on its way into a cluster: where it is to act, and how it is taken back. */
record Planting(String id, Cluster cluster, Optional<HostName> host) {

    /** The host that was asked for, else the node of this number. */
    Node node(int otherwise) {
        if (host.isPresent()) {
            return cluster.node(host.get());
        }
        if (otherwise > cluster.nodes().size()) {
            throw new IllegalArgumentException(id + " needs a node " + otherwise + ": bring the lab up with --nodes "
                    + otherwise + " or more, or name another host with --host");
        }
        return cluster.nodes().get(otherwise - 1);
    }

    /** The host that was asked for, else the last node. */
    Node last() {
        return node(cluster.nodes().size());
    }

    /** The host that was asked for alone, else all nodes. */
    List<Node> everywhere() {
        return host.isPresent() ? List.of(cluster.node(host.get())) : cluster.nodes();
    }

    void needs(int nodes) {
        if (cluster.nodes().size() < nodes) {
            throw new IllegalArgumentException(
                    id + " needs " + nodes + " nodes: bring the lab up with --nodes " + nodes + " or more");
        }
    }

    /** Lets more happen at a later moment. */
    void then(Moment moment, Runnable happening) {
        cluster.moments().once(moment, () -> {
            synchronized (cluster) {
                happening.run();
            }
        });
    }

    void undo(Runnable action) {
        cluster.undo().add(action);
    }

    /** Holds a datanode down, its process gone. */
    void stopDatabase(Node node) {
        node.datanode().pin(DnRole.DOWN, DnState.of(DnState.Kind.MANUALLY_STOPPED));
        node.processes().kill(Daemon.GAUSSDB);
        undo(() -> startDatabase(node));
    }

    /** Lets a datanode that was held down serve again at once. */
    void startDatabase(Node node) {
        if (!node.datanode().isPinned()) {
            return;
        }
        node.datanode().release();
        var now = cluster.clock().now();
        if (!node.processes().runs(Daemon.GAUSSDB)) {
            node.processes().start(Daemon.GAUSSDB, now, DaemonCare.databaseArguments(node));
        }
        boolean led = cluster.members().stream()
                .anyMatch(other -> !other.equals(node) && other.datanode().leads());
        node.datanode().become(led ? DnRole.STANDBY : DnRole.PRIMARY, DnState.NORMAL, now);
    }

    /** Makes {@code df} tell other figures for a file system, in thousandths of use. */
    void fill(Node node, String mountPoint, Path inside, long perMille) {
        DiskFigures before = node.host().disk(inside);
        long blocks = before.used() + before.available();
        long used = blocks * perMille / 1000;
        node.host()
                .setDisk(
                        mountPoint, new DiskFigures(before.device(), before.blocks(), used, blocks - used, mountPoint));
        undo(() -> node.host().setDisk(mountPoint, before));
    }

    /** Starts a program of a host that goes on until it ends by itself or the scenario is taken back. */
    void spawn(Node node, String account, List<String> argv, Map<String, String> environment) {
        long pid = node.host().spawn(account, argv, environment);
        undo(() -> node.host().signal(pid, 9));
    }
}
