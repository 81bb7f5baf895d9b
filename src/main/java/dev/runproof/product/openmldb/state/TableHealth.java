package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.product.generic.Weighing;
import java.util.Optional;

/**
 * Whether every table is ok: its row is there, every replica is alive, and there is nothing to warn of.
 *
 * <p>One of the two is not enough: with auto_failover off a dead tablet leaves the count of dead replicas at 0.
 */
public final class TableHealth {
    private static final String REPLICA_COUNT = "real replica number ";

    private TableHealth() {}

    /** Before the first change there is no table that must be there. */
    public static Judgement allOk(Tables now) {
        return allOk(new Tables(new java.util.TreeMap<>(), java.util.List.of()), now);
    }

    /**
     * Every table of the baseline is there, and every table is ok.
     *
     * @param baseline the tables before the first change
     */
    public static Judgement allOk(Tables baseline, Tables now) {
        return judge(baseline, now, Optional.empty());
    }

    /**
     * The same while one tablet is stopped: what its absence alone explains is expected then.
     *
     * @param stopped its endpoint
     */
    public static Judgement allOkBut(String stopped, Tables baseline, Tables now) {
        return judge(baseline, now, Optional.of(stopped));
    }

    private static Judgement judge(Tables baseline, Tables now, Optional<String> stopped) {
        var weighing = new Weighing("every table of the baseline there, every table ok");
        now.gap().ifPresent(gap -> weighing.isUnknown("the tool could not look at every table: " + gap));
        baseline.byName().forEach((name, was) -> {
            Optional<Table> is = now.table(name);
            if (is.isEmpty()) {
                weighing.fails(name + " is missing; before: " + Tables.told(was));
            } else if (is.get().tableId() != was.tableId()) {
                weighing.fails(
                        name + " is another table now: id " + is.get().tableId() + " in place of " + was.tableId());
            }
        });
        long ok = 0;
        for (var entry : now.byName().entrySet()) {
            Table table = entry.getValue();
            if (Tables.ok(table)) {
                ok++;
            } else if (stopped.isPresent() && explained(table, stopped.get())) {
                weighing.note("expected while " + stopped.get() + " is stopped: " + Tables.told(table));
            } else {
                weighing.fails(entry.getKey() + " is not ok: " + Tables.told(table));
            }
            if (!baseline.byName().isEmpty() && baseline.table(entry.getKey()).isEmpty()) {
                weighing.note(entry.getKey() + " is new since the baseline");
            }
        }
        return weighing.holds(ok + " tables ok").judgement();
    }

    /** Warnings that name this tablet or a replica count; the count of dead replicas follows the nameserver's marks. */
    private static boolean explained(Table table, String stopped) {
        return !table.warnings().isEmpty()
                && table.warnings().stream()
                        .allMatch(warning -> warning.contains("[" + stopped + "]") || warning.contains(REPLICA_COUNT));
    }
}
