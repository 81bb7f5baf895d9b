package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbTablets;
import dev.runproof.parse.OpenmldbTablets.Tablet;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.Placement.Replica;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a cluster as a whole is as it should be. */
public final class ClusterHealth {
    private static final String HEALTHY = "kHealthy";

    private ClusterHealth() {}

    /** Every table, every tablet and every partition: what "the cluster is ok" means. */
    public static Judgement ok(Tables baseline, Tables tables, OpenmldbTablets tablets, Placement placement) {
        return new Weighing("every table ok, every tablet healthy, one live leader row for each partition")
                .add(TableHealth.allOk(baseline, tables))
                .add(tabletsHealthy(tablets))
                .add(oneLeaderEach(placement))
                .judgement();
    }

    public static Judgement tabletsHealthy(OpenmldbTablets tablets) {
        var weighing = new Weighing("every tablet kHealthy");
        if (tablets.tablets().isEmpty()) {
            weighing.fails("no tablet is registered");
        }
        tablets.tablets()
                .forEach(tablet -> weighing.that(
                        tablet.state().equals(HEALTHY), told(tablet), told(tablet) + " for " + tablet.age()));
        return weighing.judgement();
    }

    private static String told(Tablet tablet) {
        return tablet.endpoint() + " " + tablet.state();
    }

    public static boolean healthy(OpenmldbTablets tablets, String endpoint) {
        return has(tablets, endpoint, HEALTHY);
    }

    /** True once the ephemeral node of a stopped tablet is gone: before that it may not be started again. */
    public static boolean offline(OpenmldbTablets tablets, String endpoint) {
        return has(tablets, endpoint, "kOffline");
    }

    private static boolean has(OpenmldbTablets tablets, String endpoint, String state) {
        return tablets.tablets().stream()
                .anyMatch(tablet ->
                        tablet.endpoint().equals(endpoint) && tablet.state().equals(state));
    }

    /** Each partition has exactly one row that says it leads, and that one is alive. */
    public static Judgement oneLeaderEach(Placement placement) {
        var weighing = new Weighing("one leader row for each partition, alive");
        long good = 0;
        for (PartitionId partition : placement.partitions().keySet()) {
            long leaders = placement.replicas(partition).stream()
                    .filter(Replica::leads)
                    .count();
            if (leaders == 1 && placement.leader(partition).isPresent()) {
                good++;
            } else {
                weighing.fails(partition + ": " + leaders + " leader rows: " + placement.told(partition));
            }
        }
        return weighing.holds(good + " partitions with one live leader").judgement();
    }

    public static Judgement allAlive(Placement placement) {
        var weighing = new Weighing("every replica alive");
        placement
                .notAlive()
                .forEach(
                        at -> weighing.fails(at + " is not alive")
                                .note(
                                        at
                                                + ": when its tablet is well, recovertable, with auto_failover off, takes it up again; then resume"));
        return weighing.holds("every replica is alive").judgement();
    }

    public static Judgement nothingUnfinished(Ops ops) {
        var weighing = new Weighing("no operation kInited or kDoing");
        ops.unfinished().forEach(op -> weighing.fails(Ops.told(op)));
        return weighing.holds("no operation is unfinished").judgement();
    }

    /** The same endpoints, spelled alike: those that are missing and those too many are named. */
    public static void compareEndpoints(
            Weighing weighing, String what, Collection<String> expected, Collection<String> actual) {
        Set<String> missing = new TreeSet<>(expected);
        actual.forEach(missing::remove);
        Set<String> extra = new TreeSet<>(actual);
        expected.forEach(extra::remove);
        if (missing.isEmpty() && extra.isEmpty()) {
            weighing.holds(what + " " + joined(List.copyOf(new TreeSet<>(actual))));
        }
        missing.forEach(endpoint -> weighing.fails(what + ": " + endpoint + " is not registered; there are "
                + joined(List.copyOf(new TreeSet<>(actual)))));
        extra.forEach(endpoint -> weighing.fails(what + ": " + endpoint + " is registered and not expected"));
    }

    private static String joined(List<String> endpoints) {
        return endpoints.isEmpty() ? "none" : endpoints.stream().collect(Collectors.joining(", "));
    }
}
