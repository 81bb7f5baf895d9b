package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost.DiskFigures;
import java.nio.file.Path;
import java.util.List;

/** Settings of the hosts: disks and the trust between nodes. */
final class HostScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-DISK-79",
                    "The file system of the cluster on node 2 (or the named host) is used to 79 %.",
                    planting -> disk(planting, 790)),
            Scenario.of(
                    "SIM-DISK-80",
                    "The file system of the cluster on node 2 (or the named host) is used to 79.1 %, which df calls"
                            + " 80 %.",
                    planting -> disk(planting, 791)),
            Scenario.of(
                    "SIM-DISK-NODIR",
                    "The parent of the package directory does not exist yet on the upgrade node; /opt is used to"
                            + " 80 %.",
                    planting -> noDirectory(planting, 800)),
            Scenario.of(
                    "SIM-DISK-NODIR-79",
                    "The parent of the package directory does not exist yet on the upgrade node; /opt is used to"
                            + " 79 %.",
                    planting -> noDirectory(planting, 790)),
            Scenario.of(
                    "SIM-DISK-NODATA", "The data directory of node 2 (or the named host) does not exist.", planting -> {
                        Node node = planting.node(2);
                        node.files().remove(node.paths().data());
                    }),
            Scenario.of("SIM-TRUST", "Node 2 (or the named host) refuses ssh of the cluster user.", planting -> {
                Node node = planting.node(2);
                planting.cluster()
                        .nodes()
                        .forEach(other -> planting.cluster().userTrust().breakPair(other, node));
            }),
            Scenario.of(
                    "SIM-TRUST-PAIR",
                    "The cluster user of node 3 cannot log in to node 2; all other pairs work.",
                    planting -> {
                        planting.needs(3);
                        var nodes = planting.cluster().nodes();
                        planting.cluster().userTrust().breakPair(nodes.get(2), nodes.get(1));
                    }));

    private HostScenarios() {}

    private static void disk(Planting planting, long perMille) {
        Node node = planting.cluster().nodes().size() == 1 ? planting.node(1) : planting.node(2);
        Path inside = node.paths().temporary();
        planting.fill(node, node.host().disk(inside).mountedOn(), inside, perMille);
    }

    /** A file system of its own for {@code /opt}, apart from that of the installation below it. */
    private static void noDirectory(Planting planting, long perMille) {
        Node node = planting.cluster().upgradeNode();
        Path opt = node.host().path("/opt");
        DiskFigures installation = node.host().disk(node.paths().gaussHome());
        node.host().setDisk("/opt/huawei", installation);
        node.files().remove(node.host().path("/opt/software"));
        node.host().own(opt, Node.OWNER);
        planting.fill(node, "/opt", opt, perMille);
        planting.undo(() -> node.files().directory(node.host().path("/opt/software")));
    }
}
