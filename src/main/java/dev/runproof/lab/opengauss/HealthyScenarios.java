package dev.runproof.lab.opengauss;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Settings in which the switch goes well. */
final class HealthyScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.of("SIM-OK", "A healthy cluster: nothing is planted.", planting -> {}),
            Scenario.of("SIM-OK-1", "A healthy cluster of one node.", planting -> exactly(planting, 1)),
            Scenario.of("SIM-OK-9", "A healthy cluster of nine nodes.", planting -> exactly(planting, 9)),
            Scenario.at(
                    Moment.PROGRAMS_REPLACED,
                    "SIM-OK-NEWPRIMARY",
                    "After the switch another CMServer becomes primary.",
                    planting -> {
                        planting.needs(2);
                        planting.cluster()
                                .switches()
                                .favourite(OptionalInt.of(planting.node(2).id()));
                    }),
            Scenario.at(
                    Moment.PROGRAMS_REPLACED,
                    "SIM-OK-FLAP",
                    "The CMServers take longer to elect, so that the final check first finds no state three times.",
                    planting -> planting.cluster().switches().electionDelay(Duration.ofSeconds(4))));

    private HealthyScenarios() {}

    private static void exactly(Planting planting, int nodes) {
        if (planting.cluster().nodes().size() != nodes) {
            throw new IllegalArgumentException(planting.id() + " is a cluster of " + nodes + ", this one has "
                    + planting.cluster().nodes().size() + " nodes: bring the lab up with --nodes " + nodes);
        }
    }
}
