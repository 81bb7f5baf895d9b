package dev.runproof.lab.opengauss;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;

/**
 * {@code cm_ctl start}, {@code stop} and {@code switchover}, as far as they are simulated: for the whole cluster.
 *
 * <p>Their texts are not confirmed.
 */
final class CmCtlOperation {
    private final Cluster cluster;

    CmCtlOperation(Cluster cluster) {
        this.cluster = cluster;
    }

    int run(ToolCall call, Terminal terminal) {
        String operation = call.argv().get(1);
        if (call.argv().size() > 2 || operation.equals("switchover")) {
            terminal.out("cm_ctl: "
                    + String.join(" ", call.argv().subList(1, call.argv().size())) + " is not simulated\n");
            return 1;
        }
        synchronized (cluster) {
            if (operation.equals("stop")) {
                cluster.members().forEach(this::stop);
                terminal.out("cm_ctl: stop cluster.\ncm_ctl: stop cluster successfully.\n");
            } else {
                cluster.members()
                        .forEach(node -> node.files().remove(node.paths().manualStart()));
                terminal.out("cm_ctl: start cluster.\ncm_ctl: start cluster successfully.\n");
            }
        }
        return 0;
    }

    private void stop(Node node) {
        node.files().write(node.paths().manualStart(), "", "rw-------");
        node.processes().kill(Daemon.CM_SERVER);
        node.processes().kill(Daemon.GAUSSDB);
        node.processes().kill(Daemon.CM_AGENT);
    }
}
