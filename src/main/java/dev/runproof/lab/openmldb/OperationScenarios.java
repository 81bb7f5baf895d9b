package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.lab.openmldb.cluster.OpFault;
import dev.runproof.lab.openmldb.cluster.OpFault.Outcome;
import dev.runproof.lab.openmldb.cluster.OpType;
import java.time.Duration;
import java.util.List;

/** Settings of the nameserver's operations. */
final class OperationScenarios {
    private static final int ALWAYS = 1_000_000;

    static final List<Scenario> LIST = List.of(
            Scenario.at(
                    "OM-6",
                    "SIM-PRE-KFAILED",
                    "The third change of a leader fails (F8).",
                    planting -> planting.faults().befall(OpFault.nth(3, OpType.CHANGE_LEADER_OP, Outcome.FAILS))),
            Scenario.at(
                    "OM-6",
                    "SIM-F9",
                    "The first replica that is added fails.",
                    planting -> planting.faults().befall(OpFault.nth(1, OpType.ADD_REPLICA_OP, Outcome.FAILS))),
            Scenario.of(
                    "SIM-PRE-SINGLE",
                    "Every tablet but the first takes no further partition.",
                    planting -> planting.site().layout().endpoints(Kind.TABLET).stream()
                            .skip(1)
                            .forEach(planting.faults()::full)),
            Scenario.at("OM-6", "SIM-F20", "The second change of a leader never ends.", planting -> {
                planting.faults().befall(OpFault.nth(2, OpType.CHANGE_LEADER_OP, Outcome.NEVER_ENDS));
                planting.undo(planting.faults()::releaseOps);
            }),
            Scenario.at(
                    "OM-12",
                    "SIM-F22",
                    "The client refuses once to remove a replica.",
                    planting -> planting.faults().refuse("delreplica", "tablet is not healthy", 1)),
            Scenario.at(
                    "OM-12",
                    "SIM-RB-EXTRA",
                    "The client refuses to remove replicas until the scenario is taken back.",
                    planting -> planting.faults().refuse("delreplica", "tablet is not healthy", ALWAYS)),
            Scenario.at(
                    "OM-6",
                    "SIM-F24",
                    "The change of leader of a single-replica partition fails once, after its replica was added.",
                    planting -> planting.faults()
                            .befall(new OpFault(
                                    OpType.CHANGE_LEADER_OP,
                                    java.util.Optional.of(planting.single()),
                                    java.util.Optional.empty(),
                                    Outcome.FAILS,
                                    0,
                                    1))),
            Scenario.at(
                    "OM-13",
                    "SIM-NEWFAIL",
                    "An operation has failed when the operations are looked at; stays.",
                    planting -> past(planting, Outcome.FAILS)),
            Scenario.at(
                    "OM-13",
                    "SIM-NEWFAIL-NUMBERS",
                    "An operation has failed, and the log has lines of others whose numbers contain its number; stays.",
                    planting -> {
                        long id = past(planting, Outcome.FAILS);
                        planting.site().layout().of(Kind.NAMESERVER).forEach(place -> {
                            for (String other : List.of(id + "0", "1" + id, id + "1")) {
                                planting.site()
                                        .logs()
                                        .write(
                                                place.component(),
                                                'I',
                                                "op[kMakeSnapshotOP] is done. op_id[" + other + "]");
                            }
                        });
                    }),
            Scenario.at(
                    "OM-13",
                    "SIM-NEWFAIL-OLDLEADER",
                    "An operation has failed, and then another nameserver took the lead; stays.",
                    planting -> {
                        past(planting, Outcome.FAILS);
                        planting.faults().leaderLosesLock();
                    }),
            Scenario.at(
                    "OM-13",
                    "SIM-NEWFAIL-NOLOG",
                    "An operation has failed, and no log says a word of it; stays.",
                    planting -> {
                        planting.site().logs().silent(true);
                        past(planting, Outcome.FAILS);
                        planting.site().logs().silent(false);
                    }),
            Scenario.at(
                    "OM-13",
                    "SIM-CANCELED",
                    "An operation was cancelled when the operations are looked at; stays.",
                    planting -> past(planting, Outcome.CANCELED)));

    private OperationScenarios() {}

    private static long past(Planting planting, Outcome outcome) {
        return planting.faults().pastOp(OpType.CHANGE_LEADER_OP, planting.replicated(), outcome, Duration.ZERO);
    }
}
