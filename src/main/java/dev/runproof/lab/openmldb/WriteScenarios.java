package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.lab.openmldb.cluster.WriterSpec;
import dev.runproof.lab.openmldb.cluster.WriterSpec.Manner;
import java.time.Duration;
import java.util.List;

/** Settings of writers, and of replicas that lack what was written. */
final class WriteScenarios {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long ENTRIES = 40;

    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-WRITES",
                    "A client goes on writing rows, one a second.",
                    planting -> write(planting, Manner.NEW_ROWS, SECOND)),
            Scenario.of(
                    "SIM-WRITES-OVER",
                    "A client goes on putting rows over others, one a second.",
                    planting -> write(planting, Manner.OVERWRITES, SECOND)),
            Scenario.of(
                    "SIM-WRITES-SLOW",
                    "A client goes on writing rows, one a minute.",
                    planting -> write(planting, Manner.NEW_ROWS, Duration.ofMinutes(1))),
            Scenario.of(
                    "SIM-WRITES-SYSTEM",
                    "The cluster writes into its table of jobs.",
                    planting -> planting.faults()
                            .write(new WriterSpec("__INTERNAL_DB", "JOB_INFO", Manner.NEW_ROWS, SECOND))),
            Scenario.at(
                    "OM-16", "SIM-RESUME-OVER", "After the resume there are only rows put over others.", planting -> {
                        planting.site().resume().nobodyWrites(true);
                        planting.undo(() -> planting.site().resume().nobodyWrites(false));
                        write(planting, Manner.OVERWRITES, SECOND);
                    }),
            Scenario.of("SIM-ARREARS", "A follower hangs behind its leader.", planting -> {
                planting.faults().hangsBehind(planting.replicated(), planting.tablet(2), ENTRIES);
                planting.undo(planting.faults()::catchUp);
            }),
            Scenario.of(
                    "SIM-ARREARS-BACK",
                    "The first tablet (or that of the named host) catches up slowly after its restart.",
                    planting -> {
                        planting.faults()
                                .behindAfterLoading(
                                        planting.component(Kind.TABLET).endpoint(), ENTRIES, 2);
                        planting.undo(planting.faults()::catchUp);
                    }),
            Scenario.of(
                    "SIM-RB-ROWS",
                    "The leader of a partition has lost its last rows; stays.",
                    planting -> planting.faults().losesLast(planting.replicated(), planting.tablet(1), ENTRIES)),
            Scenario.of("SIM-ARREARS-SINGLE", "Replicas that are added lack the last entries (F25).", planting -> {
                planting.site().layout().endpoints(Kind.TABLET).stream()
                        .skip(1)
                        .forEach(tablet -> planting.faults().behindAfterLoading(tablet, ENTRIES, 0));
                planting.undo(planting.faults()::catchUp);
            }));

    private WriteScenarios() {}

    private static void write(Planting planting, Manner manner, Duration every) {
        var place = planting.replicated();
        planting.faults().write(new WriterSpec(place.database(), place.table(), manner, every));
        planting.undo(planting.faults()::stopWriters);
    }
}
