package dev.runproof.lab.openmldb;

import java.nio.file.Files;
import java.util.List;

/** Settings of the operation tool, its interpreter and its caller. */
final class ToolScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.of("SIM-PYTHON3", "The operation host has python3 only.", planting -> {
                planting.needs(
                        Files.exists(planting.site().operation().host().path("/usr/bin/python3")),
                        "a lab with python3");
                without(planting, "python");
            }),
            Scenario.of("SIM-PYTHON-SET", "The operation host has neither python nor python3.", planting -> {
                without(planting, "python");
                without(planting, "python3");
            }),
            Scenario.at(
                    "OM-6", "SIM-F26", "The interpreters vanish before pre-upgrade looks for a leader.", planting -> {
                        without(planting, "python");
                        without(planting, "python3");
                    }),
            Scenario.of(
                    "SIM-NOPRETTYTABLE",
                    "The interpreter of the operation host lacks prettytable.",
                    planting -> prettyTable(planting)),
            Scenario.at(
                    "OM-13",
                    "SIM-F15",
                    "prettytable vanishes before the operations are shown.",
                    planting -> prettyTable(planting)),
            Scenario.at(
                    "OM-6",
                    "SIM-KILL-PRE",
                    "pre-upgrade is killed after its second change of a leader, before the old one is recovered (F21).",
                    planting -> killed(planting)),
            Scenario.at(
                    "OM-12",
                    "SIM-KILL-POST",
                    "post-upgrade is killed after its second change of a leader, before the old one is recovered.",
                    planting -> killed(planting)),
            Scenario.nothing("SIM-F1", "pre-upgrade without --endpoints; nothing is planted."),
            Scenario.nothing("SIM-F3", "An endpoint that showtablet does not know; nothing is planted."),
            Scenario.nothing("SIM-F5", "Two endpoints; nothing is planted."),
            Scenario.nothing("SIM-F6", "An unknown command; nothing is planted."),
            Scenario.nothing("SIM-F13", "One statfile for two tablets; nothing is planted."),
            Scenario.nothing("SIM-F16", "The path of no client; nothing is planted."),
            Scenario.nothing("SIM-F17", "An unknown option; nothing is planted."),
            Scenario.nothing("SIM-F18", "A single-replica table and no other tablet: a lab of --nodes 1."));

    private ToolScenarios() {}

    private static void without(Planting planting, String program) {
        planting.remove(planting.site().operation().host().path("/usr/bin/" + program));
    }

    private static void prettyTable(Planting planting) {
        planting.remove(planting.site().operation().host().path(PythonSite.PATH + "/prettytable"));
    }

    private static void killed(Planting planting) {
        planting.site().toolKill().after(2);
        planting.undo(() -> planting.site().toolKill().never());
    }
}
