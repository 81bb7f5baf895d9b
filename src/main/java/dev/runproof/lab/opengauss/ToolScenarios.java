package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.Switches.Oddity;
import dev.runproof.lab.opengauss.text.CheckItem;
import dev.runproof.lab.opengauss.text.CheckItem.Status;
import dev.runproof.lab.opengauss.text.OmVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings that show in what the operation manager tools say of themselves and of the hosts. */
final class ToolScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-NOHELP",
                    "The operation manager is 3.1.0, whose help knows no upgrade-cm.",
                    planting -> release(planting, OmVersion.V3_1_0)),
            Scenario.of(
                    "SIM-HELP-ROOT",
                    "The tools refuse root; nothing is planted, the environment names root as its user.",
                    planting -> {}),
            Scenario.of(
                    "SIM-HELP-NOENV",
                    "The environment file of the upgrade node (or the named host) does not set PGHOST.",
                    ToolScenarios::withoutTemporary),
            Scenario.of(
                    "SIM-RC3",
                    "The operation manager is 7.0.0-RC3, whose help lists upgrade-cm and which cannot run it.",
                    planting -> release(planting, OmVersion.V7_0_0_RC3)),
            Scenario.of(
                    "SIM-CHECKOS-GONE",
                    "gs_checkos was removed after the preinstallation, on all nodes or on the named host.",
                    planting -> {
                        planting.cluster().switches().set(Oddity.CHECKOS_REMOVED);
                        for (var node : planting.everywhere()) {
                            Installation.removeCheckos(node);
                            planting.undo(() -> Installation.restoreCheckos(node));
                        }
                    }),
            Scenario.of(
                    "SIM-CHECKOS-ABNORMAL",
                    "Item A6 is Abnormal on all nodes or on the named host.",
                    planting ->
                            planting.everywhere().forEach(node -> node.osItems().set(CheckItem.A6, Status.ABNORMAL))),
            Scenario.of(
                    "SIM-CHECKOS-OMM",
                    "An ordinary account is told 8 items only, from release 6.0.0; nothing is planted.",
                    planting -> {
                        if (!planting.cluster().om().checkosForUsers()) {
                            throw new IllegalArgumentException(
                                    "SIM-CHECKOS-OMM needs operation manager 6.0.0 or later: --om-version 6.0.0");
                        }
                    }),
            Scenario.of(
                    "SIM-CHECKOS-NODE3",
                    "Item A6 is Abnormal on node 3 (or the named host) only.",
                    planting -> planting.node(3).osItems().set(CheckItem.A6, Status.ABNORMAL)),
            Scenario.of(
                    "SIM-CHECKOS-ROOTTRUST",
                    "root of node 1 cannot log in to node 2 (or the named host).",
                    planting -> planting.cluster()
                            .rootTrust()
                            .breakPair(planting.cluster().nodes().get(0), planting.node(2))),
            Scenario.of("SIM-LL", "Sessions that are not interactive have no ll; nothing is planted.", planting -> {}));

    private ToolScenarios() {}

    private static void release(Planting planting, OmVersion version) {
        planting.cluster().switches().om(Optional.of(version));
    }

    private static void withoutTemporary(Planting planting) {
        Node node = planting.host()
                .map(planting.cluster()::node)
                .orElse(planting.cluster().upgradeNode());
        String home = node.host()
                .shell(NodeProcesses.USER, "printf '%s' \"$HOME\"", Duration.ofSeconds(30))
                .out();
        Path file = Path.of(home).resolve(EnvironmentFile.NAME);
        String before = node.files().text(file);
        String without = before.lines()
                        .filter(line -> !line.startsWith("export PGHOST="))
                        .reduce("", (text, line) -> text + line + "\n")
                + "unset PGHOST\n";
        node.files().write(file, without, "rw-r--r--");
        planting.undo(() -> node.files().write(file, before, "rw-r--r--"));
    }
}
