package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.ToolVersion;
import java.util.List;

/**
 * Settings of the repetition after an expansion: some nodes at the build of the package, some not. They rearrange the
 * programs of the nodes and stay when scenarios are taken back.
 */
final class RepeatScenarios {
    /** A build that is neither that of the installation nor that of the package. */
    static final ToolVersion THIRD = new ToolVersion("5.1.0", "02bd66f4", "2023-10-11 08:25:39");

    private static final String EARLIER = "20260205-221507";

    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-REPEAT-AFTER-EXPANSION",
                    "All nodes but the last (or the named host) were switched earlier; that one, added since, has the"
                            + " build of the installation.",
                    RepeatScenarios::expanded),
            Scenario.of(
                    "SIM-REPEAT-NEWNODE-RUNS",
                    "As SIM-REPEAT-AFTER-EXPANSION; the new node is the upgrade node.",
                    planting -> {
                        expanded(planting);
                        planting.cluster().upgradeNode(planting.last());
                    }),
            Scenario.of(
                    "SIM-REPEAT-AS-FIRST",
                    "As SIM-REPEAT-AFTER-EXPANSION, to be run as a first upgrade.",
                    RepeatScenarios::expanded),
            Scenario.of(
                    "SIM-REPEAT-OTHER-PACKAGE",
                    "As SIM-REPEAT-AFTER-EXPANSION, but the switched nodes have a third build: no node is at the"
                            + " package's.",
                    planting -> arrange(
                            planting, THIRD, planting.cluster().settings().installed())),
            Scenario.of("SIM-REPEAT-NOTHING", "All nodes have the build of the package already.", planting -> {
                var target = planting.cluster().settings().target();
                arrange(planting, target, target);
            }),
            Scenario.of(
                    "SIM-REPEAT-OLD-NODE",
                    "As SIM-REPEAT-AFTER-EXPANSION, but node 2 has the build of the installation too.",
                    planting -> {
                        planting.needs(3);
                        expanded(planting);
                        install(
                                planting.cluster(),
                                planting.cluster().nodes().get(1),
                                planting.cluster().settings().installed());
                    }),
            Scenario.of(
                    "SIM-REPEAT-NOT-JOINED",
                    "As SIM-REPEAT-AFTER-EXPANSION, but the expansion failed half-way: the new node has its files and"
                            + " is not in the cluster.",
                    planting -> {
                        expanded(planting);
                        Node node = planting.last();
                        node.membership(Node.Membership.STRANGER);
                        node.files().remove(StaticConfiguration.of(node));
                        for (var daemon : Daemon.values()) {
                            node.processes().kill(daemon);
                        }
                        node.host().shell(NodeProcesses.USER, "crontab -r", java.time.Duration.ofSeconds(30));
                    }),
            Scenario.of(
                    "SIM-REPEAT-UNCHANGED",
                    "As SIM-REPEAT-AFTER-EXPANSION, and unpacking on the new node changes nothing.",
                    planting -> {
                        expanded(planting);
                        planting.cluster()
                                .switches()
                                .keptPrograms()
                                .add(planting.last().id());
                    }),
            Scenario.of(
                    "SIM-MIXED",
                    "The last node (or the named host), added after the upgrade, has another build than the rest.",
                    RepeatScenarios::expanded));

    private RepeatScenarios() {}

    private static void expanded(Planting planting) {
        var settings = planting.cluster().settings();
        arrange(planting, settings.target(), settings.installed());
    }

    private static void arrange(Planting planting, ToolVersion others, ToolVersion newest) {
        planting.needs(2);
        Node last = planting.last();
        for (var node : planting.cluster().nodes()) {
            install(planting.cluster(), node, node.equals(last) ? newest : others);
            if (!node.equals(last)) {
                earlierBackup(planting.cluster(), node);
            }
        }
    }

    private static void install(Cluster cluster, Node node, ToolVersion version) {
        new Installation(cluster.settings()).cm(node, version);
    }

    /** The backup that the first upgrade left. */
    private static void earlierBackup(Cluster cluster, Node node) {
        var installed = cluster.settings().installed();
        Backups.write(node, installed, installed.build() + "-" + EARLIER);
    }
}
