package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.Switches.Oddity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An expansion beside the switch, and what only looks like one. */
final class ScalingScenarios {
    private static final Duration FOR_LONG = Duration.ofDays(30);
    private static final Duration DURING = Duration.ofSeconds(15);

    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-SCALING",
                    "gs_expansion runs as root on node 1 (or the named host).",
                    planting -> expansion(planting, FOR_LONG)),
            Scenario.at(
                    Moment.QUERY_BEFORE,
                    "SIM-SCALING-LATE",
                    "gs_expansion starts on node 1 (or the named host) after the preparation, when the picture before"
                            + " the switch is taken.",
                    planting -> expansion(planting, FOR_LONG)),
            Scenario.at(
                    Moment.PHASE_4_DONE,
                    "SIM-SCALING-DURING",
                    "gs_expansion starts on node 1 (or the named host) after phase 4 and kills CM on the existing nodes"
                            + " during the switch.",
                    planting -> expansion(planting, DURING)),
            Scenario.at(
                    Moment.PHASE_5_BEGUN,
                    "SIM-SCALING-GAP",
                    "gs_expansion has come and gone unseen during the switch; only its log tells.",
                    planting -> new OmLog(
                                    planting.node(1),
                                    ExpansionTool.NAME,
                                    planting.cluster().clock().now())
                            .line("LOG", "Expansion finish.")),
            Scenario.of(
                    "SIM-SCALING-NAME",
                    "On node 1 (or the named host) a program has gs_expansion.log open; no expansion runs.",
                    planting -> {
                        Node node = planting.node(1);
                        var file = node.paths().omLog().resolve("gs_expansion.log");
                        node.files().write(file, "", "rw-------");
                        planting.spawn(node, NodeProcesses.USER, List.of("tail", "-f", file.toString()), Map.of());
                    }),
            Scenario.of(
                    "SIM-SCALING-HIDDEN",
                    "ps shows an ordinary account its own processes only.",
                    planting -> planting.cluster().switches().set(Oddity.HIDDEN_PROCESSES)));

    private ScalingScenarios() {}

    private static void expansion(Planting planting, Duration takes) {
        Node node = planting.node(1);
        planting.spawn(
                node,
                "root",
                List.of(
                        node.paths().script(ExpansionTool.NAME).toString(),
                        "-U",
                        NodeProcesses.USER,
                        "-G",
                        "dbgrp",
                        "-X",
                        "/root/clusterconfig.xml",
                        "-h",
                        "192.168.77.99"),
                Map.of(ExpansionTool.SECONDS, Long.toString(takes.toSeconds())));
    }
}
