package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Moments.Act;
import dev.runproof.lab.oms.Program.Kind;
import dev.runproof.lab.oms.console.ConsoleSource;
import java.time.Duration;
import java.util.List;

/** Settings of consoles, HA and components. */
final class ConsoleScenarios {
    private static final int CROWD = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-F01",
                    "OK of the dialog Modify Value has no effect.",
                    planting -> planting.faults().loseModifications()),
            Scenario.of(
                    "SIM-F02",
                    "ha.config is the invalid JSON of some documented pages.",
                    planting -> planting.parameter(HaConfig.PARAMETER, broken(HaConfig.text(true)))),
            Scenario.of(
                    "SIM-F03",
                    "Of ha.config only another key that enables something is true.",
                    planting -> planting.parameter(
                            HaConfig.PARAMETER,
                            HaConfig.text(false).replace("\"enableHost\":false", "\"enableHost\":true"))),
            Scenario.of(
                    "SIM-F27",
                    "A console answers 502 for 90 s after it was started.",
                    planting -> planting.faults().slowConsole(WARM_UP)),
            Scenario.of(
                    "SIM-F28",
                    "The logon asks for an image code.",
                    planting -> planting.parameter(ConsoleSource.CAPTCHA, "true")),
            Scenario.of(
                    "SIM-F30",
                    "A subtopic has five stores, none of which works; stays.",
                    planting -> planting.site()
                            .components()
                            .crowd(CROWD, planting.site().clock().now())),
            Scenario.at(
                    Act.INIT_ENDED,
                    "SIM-F34",
                    "The consoles of the new version end; stays.",
                    ConsoleScenarios::consolesEnd),
            Scenario.of(
                    "SIM-F38",
                    "Component pages cannot be read: the logon asks for an image code, the API refuses.",
                    planting -> {
                        planting.faults().closeApi();
                        planting.parameter(ConsoleSource.CAPTCHA, "true");
                    }),
            Scenario.of(
                    "SIM-F38-API",
                    "The API refuses everybody.",
                    planting -> planting.faults().closeApi()),
            components("SIM-F38-WORD", "The pages show a state that nobody knows.", ComponentFaults.UNKNOWN_WORD),
            components(
                    "SIM-F39",
                    "With HA on a Connector, JDBCWriter or Incr-Sync stays abnormal.",
                    ComponentFaults.SECOND_STAYS_ABNORMAL),
            components(
                    "SIM-F39-STORE",
                    "A Store that ran is stopped after the initialisation.",
                    ComponentFaults.STORE_IS_STOPPED),
            components(
                    "SIM-F40",
                    "Components are shown as running with a heartbeat from before.",
                    ComponentFaults.SHOWN_RUNNING_WITH_OLD_HEARTBEAT),
            components(
                    "SIM-F46",
                    "A stopped Connector or Incr-Sync is no receiver.",
                    ComponentFaults.STOPPED_IS_NO_RECEIVER));

    private ConsoleScenarios() {}

    private static Scenario components(String id, String sentence, ComponentFaults fault) {
        return Scenario.of(id, sentence, planting -> planting.faults().components(fault));
    }

    /** The quote that opens a key stands at the end of the line before. */
    private static String broken(String json) {
        return json.replace(",\n  \"enableConnector\"", ",\"\nenableConnector\"");
    }

    private static void consolesEnd(Planting planting) {
        var site = planting.site();
        planting.faults().killConsole(site.settings().target());
        site.nodes().stream()
                .filter(node -> node.version().equals(site.settings().target()))
                .forEach(node -> node.stop(Kind.OMS_CONSOLE, site.clock().now()));
    }
}
