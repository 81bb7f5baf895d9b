package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.Switches.Oddity;
import java.util.List;

/** What is wrong after a switch that says that it went well. */
final class AfterScenarios {
    private static final String LAST_MONTH = "20260114-031245";

    static final List<Scenario> LIST = List.of(
            Scenario.at(
                    Moment.PROGRAMS_REPLACED,
                    "SIM-DEGRADED-AFTER",
                    "The standby of node 2 (or the named host) is lost while CM is switched.",
                    planting -> planting.stopDatabase(planting.node(2))),
            Scenario.at(
                    Moment.PHASE_5_DONE,
                    "SIM-CMS-DOWN",
                    "The cm_server of node 3 (or the named host) dies after the switch and does not come back.",
                    planting -> {
                        Node node = planting.node(3);
                        planting.cluster().switches().deadServers().add(node.id());
                        node.processes().kill(Daemon.CM_SERVER);
                    }),
            Scenario.at(
                    Moment.UPGRADE_ENDED,
                    "SIM-NOCONN",
                    "After the switch no CMServer is primary.",
                    planting -> planting.cluster().switches().set(Oddity.NO_ELECTION)),
            Scenario.at(
                    Moment.UPGRADE_ENDED,
                    "SIM-NOBACKUP",
                    "After the switch the backup on node 2 (or the named host) is missing.",
                    planting -> {
                        Node node = planting.cluster().nodes().size() == 1 ? planting.node(1) : planting.node(2);
                        Backups.of(node).forEach(node.files()::remove);
                    }),
            Scenario.of(
                    "SIM-OLDBACKUP",
                    "Every node has a backup of last month; that of the switch is missing afterwards.",
                    planting -> {
                        var installed = planting.cluster().settings().installed();
                        String random = installed.build() + "-" + LAST_MONTH;
                        for (var node : planting.everywhere()) {
                            Backups.write(node, installed, random);
                            planting.then(
                                    Moment.UPGRADE_ENDED,
                                    () -> Backups.of(node).stream()
                                            .filter(file -> !file.toString().contains(random))
                                            .forEach(node.files()::remove));
                        }
                    }));

    private AfterScenarios() {}
}
