package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.Switches.Oddity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Failures during the switch. */
final class SwitchScenarios {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PHASES = 7;

    static final List<Scenario> LIST = list();

    private SwitchScenarios() {}

    private static List<Scenario> list() {
        var list = new ArrayList<Scenario>();
        list.add(Scenario.at(
                Moment.PHASE_4_BEGUN,
                "SIM-PREPARE-1NODE",
                "The file system of $PGHOST on node 3 (or the named host) is full while the switch prepares.",
                planting -> {
                    Node node = planting.node(3);
                    var inside = node.paths().temporary();
                    planting.fill(node, node.host().disk(inside).mountedOn(), inside, 1000);
                }));
        list.add(Scenario.at(
                Moment.UPGRADE_STARTED,
                "SIM-SWITCH-FAIL",
                "The crontab of node 2 (or the named host) loses its om_monitor line when the switch begins.",
                SwitchScenarios::withoutCron));
        list.add(Scenario.at(
                Moment.PROGRAMS_REPLACED,
                "SIM-POST-FAIL",
                "After the programs are replaced no CMServer is elected.",
                planting -> planting.cluster().switches().set(Oddity.NO_ELECTION)));
        for (int phase = 1; phase <= PHASES; phase++) {
            int last = phase;
            list.add(Scenario.of(
                    "SIM-KILLED-" + phase,
                    "gs_upgradectl is killed after its phase " + phase + ".",
                    planting -> planting.cluster().switches().killedAfter(OptionalInt.of(last))));
        }
        return List.copyOf(list);
    }

    private static void withoutCron(Planting planting) {
        Node node = planting.cluster().nodes().size() == 1 ? planting.node(1) : planting.node(2);
        String before = node.host().crontab(NodeProcesses.USER);
        String without = before.lines()
                .filter(line -> !line.contains(Daemon.OM_MONITOR.program()))
                .reduce("# no monitor\n", (text, line) -> text + line + "\n");
        Crontab.install(node, without, LIMIT);
        planting.undo(() -> Crontab.install(node, before, LIMIT));
    }
}
