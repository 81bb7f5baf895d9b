package dev.runproof.lab.opengauss;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.opengauss.picture.DnRole;
import dev.runproof.lab.opengauss.picture.DnState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code gs_expansion} as an event: it takes its time, lets hosts of the lab join with the CM of the installation, and
 * kills CM on the nodes that were there before.
 *
 * <p>Its texts are not confirmed.
 */
final class ExpansionTool implements Tool {
    static final String NAME = "gs_expansion";

    /** Exported by scenarios: how many seconds of lab time the copying takes. */
    static final String SECONDS = "LAB_EXPANSION_SECONDS";

    private static final Duration COPYING = Duration.ofMinutes(2);

    private final Cluster cluster;

    ExpansionTool(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        if (!call.user().equals("root")) {
            terminal.err("[GAUSS-50104] : Only a user with the root permission can run this script.\n");
            return 1;
        }
        var local = cluster.node(call.host());
        var log = new OmLog(local, NAME, cluster.clock().now());
        if (!local.files()
                .list(local.paths().temporary().resolve("binary_upgrade"))
                .isEmpty()) {
            terminal.err("[GAUSS-52936] : upgrade is running, can not do expansion now\n");
            return 1;
        }
        log.line("LOG", "Start expansion with cluster manager component.");
        terminal.out("Start expansion with cluster manager component.\n");
        cluster.clock().pass(takes(call));
        terminal.out("");
        var before = cluster.members();
        for (var node : wanted(call)) {
            join(node);
            log.line("LOG", "Success to expand " + node.name());
        }
        restartManagers(before);
        log.line("LOG", "Expansion finish.");
        terminal.out("Expansion finish.\n");
        return 0;
    }

    private static Duration takes(ToolCall call) {
        String seconds = call.variable(SECONDS);
        return seconds.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : COPYING;
    }

    private List<Node> wanted(ToolCall call) {
        var wanted = new ArrayList<Node>();
        for (int i = 1; i + 1 < call.argv().size(); i++) {
            if (call.argv().get(i).equals("-h")) {
                for (var name : call.argv().get(i + 1).split(",", -1)) {
                    cluster.byNameOrAddress(name.strip())
                            .filter(node -> node.membership() == Node.Membership.STRANGER)
                            .ifPresent(wanted::add);
                }
            }
        }
        return wanted;
    }

    private void join(Node node) {
        synchronized (cluster) {
            var now = cluster.clock().now();
            var installation = new Installation(cluster.settings());
            installation.cm(node, cluster.settings().installed());
            node.membership(Node.Membership.MEMBER);
            StaticConfiguration.write(node);
            installation.start(node, now);
            node.datanode().become(DnRole.STANDBY, DnState.of(DnState.Kind.CATCHUP), now);
        }
    }

    private void restartManagers(List<Node> before) {
        synchronized (cluster) {
            for (var node : before) {
                node.processes().kill(Daemon.OM_MONITOR);
                node.processes().kill(Daemon.CM_AGENT);
                node.processes().kill(Daemon.CM_SERVER);
                node.processes()
                        .start(
                                Daemon.OM_MONITOR,
                                cluster.clock().now(),
                                List.of(
                                        "-L",
                                        node.paths()
                                                .log()
                                                .resolve("cm/om_monitor")
                                                .toString()));
            }
        }
    }
}
