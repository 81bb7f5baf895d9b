package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.lab.openmldb.cluster.TableSpec;
import java.time.Duration;
import java.util.List;

/** Settings of tables and replicas. */
final class TableScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.at(
                    "OM-13",
                    "SIM-HIDDEN",
                    "A table has a warning, so that the tool leaves it out.",
                    planting -> warn(planting)),
            Scenario.at(
                    "OM-16",
                    "SIM-RESUME-HIDDEN",
                    "A table gets a warning once writes are resumed.",
                    planting -> warn(planting)),
            Scenario.of(
                    "SIM-OFFLINEDATA",
                    "A table has offline data and no symbolic path, so that the tool leaves it out; stays.",
                    planting -> create(planting, "t_offline", true)),
            Scenario.of(
                    "SIM-FAILEDNAME",
                    "A table is called failed_orders (F19); stays.",
                    planting -> create(planting, "failed_orders", false)),
            Scenario.at("OM-13", "SIM-UNALIVE", "A follower is marked as not alive.", planting -> {
                String follower = planting.tablet(2);
                planting.faults().alive(planting.replicated(), follower, false);
                planting.undo(() -> planting.faults().alive(planting.replicated(), follower, true));
            }),
            Scenario.at("OM-6", "SIM-F11", "The nameserver does not know the offset of a replica.", planting -> {
                String leader = planting.tablet(1);
                planting.faults().unknownFigures(planting.replicated(), leader, true);
                planting.undo(() -> planting.faults().unknownFigures(planting.replicated(), leader, false));
            }),
            Scenario.at(
                    "OM-6",
                    "SIM-F12",
                    "The first tablet still holds a leader partition of a table that is dropped; stays.",
                    planting -> planting.faults()
                            .droppedButHeldBy(
                                    planting.replicated().database(),
                                    planting.replicated().table(),
                                    planting.tablet(1))),
            Scenario.of(
                    "SIM-POST-EARLY",
                    "Partitions take a minute each to load after a start (F14).",
                    planting -> planting.faults().loadingTakes(Duration.ofMinutes(1))),
            Scenario.at(
                    "OM-7",
                    "SIM-NOTLOADED",
                    "auto_failover is off while a tablet is down, and on again after its start; its data is not loaded.",
                    planting -> {
                        planting.faults().autoFailover(false);
                        planting.site()
                                .seen()
                                .moments()
                                .once(
                                        "OM-S5",
                                        planting.host(),
                                        () -> planting.faults().autoFailover(true));
                    }));

    private TableScenarios() {}

    private static void warn(Planting planting) {
        var place = planting.replicated();
        planting.faults()
                .warn(
                        place.database(),
                        place.table(),
                        "[pid=" + place.pid() + "][follower][" + planting.tablet(2) + "]: not connected to leader");
        planting.undo(() -> planting.faults().unwarn(place.database(), place.table()));
    }

    private static void create(Planting planting, String name, boolean offline) {
        List<String> tablets = planting.site().layout().endpoints(Kind.TABLET);
        var table = TableSpec.of(
                "db1", name, planting.faults().freeTid(), 3, List.of(tablets.subList(0, Math.min(2, tablets.size()))));
        planting.faults()
                .create(
                        offline
                                ? table.withOffline(new TableSpec.Offline("hdfs://offline/db1/" + name, "parquet", ""))
                                : table);
    }
}
