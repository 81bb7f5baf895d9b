package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.OpFault.Outcome;
import dev.runproof.lab.openmldb.cluster.OpType;
import java.time.Duration;
import java.util.List;

/** Settings in which the procedure goes well. */
final class HealthyScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.nothing("SIM-OK", "A healthy cluster: nothing is planted."),
            Scenario.of("SIM-OK-AFOFF", "auto_failover is off from the start.", planting -> {
                planting.faults().autoFailover(false);
                planting.undo(() -> planting.faults().autoFailover(true));
            }),
            Scenario.of(
                    "SIM-OK-SLOWOPS",
                    "Each operation takes 10 s.",
                    planting -> planting.faults().opsTake(Duration.ofSeconds(10))),
            Scenario.of(
                    "SIM-OK-OLDFAIL",
                    "An operation failed two hours ago; stays.",
                    planting -> planting.faults()
                            .pastOp(
                                    OpType.CHANGE_LEADER_OP,
                                    planting.replicated(),
                                    Outcome.FAILS,
                                    Duration.ofHours(2))),
            Scenario.of(
                    "SIM-OK-SHARED",
                    "A nameserver, a tablet and the apiserver share one directory: a lab of --option shared=true.",
                    planting -> planting.needs(planting.site().settings().shared(), "a lab of --option shared=true")),
            Scenario.of(
                    "SIM-NS-ALONE",
                    "There is one nameserver: a lab of --nameservers 1.",
                    planting ->
                            planting.needs(planting.site().settings().nameservers() == 1, "a lab of --nameservers 1")),
            Scenario.nothing("SIM-ZKRACE", "A start 1 s after a stop fails to register; nothing is planted."),
            Scenario.nothing("SIM-TWO-TABLETS", "Two tablets are taken together; nothing is planted."),
            Scenario.nothing(
                    "SIM-ENDPOINT", "A tablet is named otherwise than it is registered; the environment says so."),
            Scenario.nothing("SIM-BACKUP-TWICE", "The run is repeated after its exchange; nothing is planted."),
            Scenario.of("SIM-NOWRITES", "Nobody writes after the resume.", HealthyScenarios::nobodyWrites));

    private HealthyScenarios() {}

    private static void nobodyWrites(Planting planting) {
        planting.site().resume().nobodyWrites(true);
        planting.undo(() -> planting.site().resume().nobodyWrites(false));
    }
}
