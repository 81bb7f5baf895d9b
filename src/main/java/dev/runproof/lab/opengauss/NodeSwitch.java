package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost.HostProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Phase 5 of the switch on one node: the new files over the old ones, the daemons killed. */
final class NodeSwitch {
    private static final Duration LIMIT = Duration.ofSeconds(300);
    private static final List<Daemon> KILLED = List.of(Daemon.OM_MONITOR, Daemon.CM_AGENT, Daemon.CM_SERVER);

    private final Cluster cluster;
    private final Node node;
    private final UpgradeNames names;

    NodeSwitch(Cluster cluster, Node node, UpgradeNames names) {
        this.cluster = cluster;
        this.node = node;
        this.names = names;
    }

    Node node() {
        return node;
    }

    /** Unpacks and rewrites the settings; false when the node could not do it. */
    boolean replaced() {
        var paths = node.paths();
        if (!cluster.switches().keptPrograms().contains(node.id())) {
            var answer = node.host()
                    .shell(
                            NodeProcesses.USER,
                            "tar -xzf '" + paths.temporary().resolve(names.sent()) + "' -C '" + paths.gaussHome() + "'",
                            LIMIT);
            if (answer.exit() != 0) {
                return false;
            }
        }
        rewrite(paths.agentSettings(), "cm_agent.conf.sample");
        rewrite(paths.serverSettings(), "cm_server.conf.sample");
        return true;
    }

    private void rewrite(Path settings, String sample) {
        String fresh = node.files().text(node.paths().gaussHome().resolve("share/config/" + sample));
        Map<String, String> extra = cluster.om().writesSocketDirectory()
                ? Map.of("unix_socket_directory", node.paths().temporary().toString())
                : Map.of();
        node.files().write(settings, CmSettings.merge(fresh, node.files().text(settings), extra), "rw-------");
    }

    void kill() {
        KILLED.forEach(node.processes()::kill);
    }

    /** Whether nobody is to wait for the daemons, because the cluster was stopped by hand. */
    boolean manual() {
        return Files.exists(node.paths().manualStart());
    }

    boolean back(Daemon daemon) {
        List<HostProcess> found = node.processes().of(daemon);
        return found.size() == 1;
    }
}
