package dev.runproof.lab.oms;

import java.util.List;

/** Settings in which the procedure goes well; most lie in how a lab is brought up. */
final class HealthyScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.nothing("SIM-OK", "A healthy installation: nothing is planted."),
            Scenario.of(
                    "SIM-OK-5",
                    "Two regions, two nodes and one: a lab of --option regions=2.",
                    planting ->
                            planting.needs(planting.site().settings().regions() == 2, "a lab of --option regions=2")),
            Scenario.of(
                    "SIM-OK-8",
                    "rm.oms_version is missing: a lab of --option oms-version-row=off.",
                    planting -> planting.needs(
                            !planting.site().settings().versionRow(), "a lab of --option oms-version-row=off")),
            Scenario.of(
                    "SIM-OK-9",
                    "The nodes of a region have different cm_nodes: a lab of --option same-cm-nodes=off.",
                    planting -> planting.needs(
                            !planting.site().settings().sameNodes(), "a lab of --option same-cm-nodes=off")),
            Scenario.of(
                    "SIM-OK-10",
                    "The consoles speak HTTPS: a lab of --option https=on.",
                    planting -> planting.needs(planting.site().settings().https(), "a lab of --option https=on")));

    private HealthyScenarios() {}
}
