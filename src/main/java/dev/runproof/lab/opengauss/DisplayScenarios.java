package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.ClusterPicture.WalRecord;
import dev.runproof.lab.opengauss.picture.ResourceRow;
import dev.runproof.lab.opengauss.picture.ResourceRow.LockRole;
import dev.runproof.lab.opengauss.picture.ResourceRow.State;
import java.util.List;
import java.util.OptionalInt;

/** Settings that only change what queries print. */
final class DisplayScenarios {
    private static final int FIRST_RESOURCE = 20001;

    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-NOISE",
                    "cm_ctl cannot write its log file, on all nodes or on the named host, and logs into its output.",
                    planting -> planting.everywhere().forEach(node -> {
                        node.files().mode(node.paths().cmLog(), "r-x------");
                        planting.undo(() -> node.files().mode(node.paths().cmLog(), "rwx------"));
                    })),
            Scenario.of(
                    "SIM-RELOADING",
                    "The primary CMServer reads its configuration anew and knows no state.",
                    planting -> planting.cluster().switches().answer(Connection.RELOADING)),
            Scenario.of(
                    "SIM-SILENT",
                    "The primary CMServer takes queries and never answers.",
                    planting -> planting.cluster().switches().answer(Connection.SILENT)),
            Scenario.of(
                    "SIM-RESOURCES",
                    "Every node has an instance of the custom resource dss.",
                    DisplayScenarios::resources),
            Scenario.of(
                    "SIM-RESOURCE-OFFLINE",
                    "As SIM-RESOURCES; the instance of the last node (or the named host) is offline.",
                    planting -> {
                        resources(planting);
                        int broken = planting.last().id();
                        var switches = planting.cluster().switches();
                        switches.resources(switches.resources().stream()
                                .map(row -> row.node().id() == broken
                                        ? new ResourceRow(
                                                row.node(), row.resource(), row.instanceId(), State.OFFLINE, row.role())
                                        : row)
                                .toList());
                    }),
            Scenario.of("SIM-WALRECORD", "The cluster records WAL only: no datanodes are told.", planting -> {
                resources(planting);
                planting.cluster().switches().walRecord(WalRecord.ON);
            }),
            Scenario.of(
                    "SIM-WORM",
                    "The cluster has WORM storage, used to 12 %.",
                    planting -> planting.cluster().switches().wormUsage(OptionalInt.of(12))));

    private DisplayScenarios() {}

    private static void resources(Planting planting) {
        planting.cluster()
                .switches()
                .resources(planting.cluster().members().stream()
                        .map(node -> new ResourceRow(
                                node.identity(),
                                "dss",
                                FIRST_RESOURCE + node.id() - 1,
                                State.ONLINE,
                                node.id() == 1 ? LockRole.PRIMARY : LockRole.STANDBY))
                        .toList());
    }
}
