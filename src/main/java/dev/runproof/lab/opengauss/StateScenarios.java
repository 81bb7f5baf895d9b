package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.Switches.Oddity;
import java.util.List;

/** Settings of the cluster's state before the switch. */
final class StateScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-OM-DEGRADED",
                    "The datanode of the last node (or the named host) is down.",
                    planting -> planting.stopDatabase(planting.last())),
            Scenario.of(
                    "SIM-DEGRADED-DECIDED",
                    "The datanode of the last node (or the named host) is down before and after.",
                    planting -> planting.stopDatabase(planting.last())),
            Scenario.of(
                    "SIM-DEGRADED-DECIDED-NORMAL",
                    "The datanode of the last node (or the named host) is down before and well after.",
                    planting -> {
                        Node node = planting.last();
                        planting.stopDatabase(node);
                        planting.then(Moment.PROGRAMS_REPLACED, () -> planting.startDatabase(node));
                    }),
            Scenario.of(
                    "SIM-DEGRADED-SWAPPED",
                    "Datanode 3 is down before; afterwards it is well and datanode 2 is down.",
                    planting -> {
                        planting.needs(3);
                        var nodes = planting.cluster().nodes();
                        planting.stopDatabase(nodes.get(2));
                        planting.then(Moment.PROGRAMS_REPLACED, () -> {
                            planting.startDatabase(nodes.get(2));
                            planting.stopDatabase(nodes.get(1));
                        });
                    }),
            Scenario.of(
                    "SIM-DEGRADED-VOID",
                    "Datanode 3 is down; datanode 2 goes down too after the status was asked for.",
                    planting -> {
                        planting.needs(3);
                        var nodes = planting.cluster().nodes();
                        planting.stopDatabase(nodes.get(2));
                        planting.then(Moment.STATUS_ANSWERED, () -> planting.stopDatabase(nodes.get(1)));
                    }),
            Scenario.of(
                    "SIM-OM-NOSTATE",
                    "No CMServer is primary and one is down, so that gs_om --detail exits 0 without a state.",
                    planting -> {
                        Node node = planting.last();
                        planting.cluster().switches().deadServers().add(node.id());
                        node.processes().kill(Daemon.CM_SERVER);
                        planting.cluster().switches().set(Oddity.NO_ELECTION);
                    }),
            Scenario.of(
                    "SIM-UNAVAIL",
                    "All datanodes are down before and after.",
                    planting -> planting.cluster().nodes().forEach(planting::stopDatabase)),
            Scenario.of(
                    "SIM-PAUSED",
                    "Arbitration is paused.",
                    planting -> planting.cluster().members().forEach(node -> {
                        node.files().write(node.paths().manualPause(), "", "rw-------");
                        planting.undo(() -> node.files().remove(node.paths().manualPause()));
                    })));

    private StateScenarios() {}
}
