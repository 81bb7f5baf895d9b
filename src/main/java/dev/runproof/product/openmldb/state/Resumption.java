package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.Offsets.AtLeader;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether writes are back: Rows have grown.
 *
 * @param tables what was noted directly before the resume
 * @param offsets likewise
 * @param named the tables that the operator expects to grow; none means the sum over all user tables
 */
public record Resumption(Tables tables, Offsets offsets, Set<TableName> named) {
    public Resumption {
        named = Set.copyOf(named);
    }

    /** The tables that are looked at: those named, or every user table. */
    NavigableSet<TableName> watched() {
        var watched = new TreeSet<>(named);
        if (named.isEmpty()) {
            tables.byName().keySet().stream().filter(name -> !name.hidden()).forEach(watched::add);
        }
        return watched;
    }

    /** True when Rows have grown: what a wait may wait for. */
    public boolean grown(Tables now) {
        return named.isEmpty()
                ? sum(now) > sum(tables)
                : named.stream().anyMatch(name -> rows(now, name) > rows(tables, name));
    }

    private long sum(Tables at) {
        return watched().stream().mapToLong(name -> rows(at, name)).sum();
    }

    private static long rows(Tables at, TableName name) {
        return at.table(name).map(Table::rows).orElse(0L);
    }

    /**
     * Grown: pass. Offsets moved though Rows did not: unknown, since overwrites and expiry look alike. Neither: fail. A
     * table of before that is missing or not ok fails in any case.
     */
    public Judgement judge(Tables now, Offsets offsetsNow) {
        var weighing = new Weighing(
                "Rows grown in " + (named.isEmpty() ? "the sum over all user tables" : "one of " + watched())
                        + ", every table there and ok");
        for (TableName name : named) {
            if (tables.table(name).isEmpty()) {
                weighing.isUnknown(name + " was to grow, and there was no such table before the resume");
            }
        }
        weighing.add(TableHealth.allOk(tables, now));
        List<String> moved = moved(offsetsNow);
        if (grown(now)) {
            weighing.holds(told(now));
        } else if (!moved.isEmpty()) {
            weighing.isUnknown("writes arrive, but as overwrites or against expiry: " + String.join(", ", moved)
                    + ", while " + told(now) + "; another table may be named in openmldb.growingTables");
        } else if (offsetsUnread(offsetsNow).isPresent()) {
            weighing.isUnknown(told(now) + "; and " + offsetsUnread(offsetsNow).get());
        } else if (tables.byName().keySet().containsAll(named)) {
            weighing.fails("nothing is written: " + told(now) + ", and no leader's offset has moved");
        }
        return weighing.judgement();
    }

    private String told(Tables now) {
        var told = new ArrayList<String>();
        if (named.isEmpty()) {
            told.add("Rows of all user tables " + sum(tables) + ", now " + sum(now));
        } else {
            named.stream()
                    .sorted()
                    .forEach(name -> told.add(name + " Rows " + rows(tables, name) + ", now " + rows(now, name)));
        }
        return String.join(", ", told);
    }

    /** The partitions of watched tables whose leaders took writes. */
    private List<String> moved(Offsets now) {
        var moved = new ArrayList<String>();
        NavigableSet<TableName> watched = watched();
        offsets.leaders().forEach((partition, was) -> {
            AtLeader is = now.leaders().get(partition);
            if (watched.contains(partition.table()) && is != null && is.offset() > was.offset()) {
                moved.add(partition + " offset " + was.offset() + ", now " + is);
            }
        });
        return moved;
    }

    private Optional<String> offsetsUnread(Offsets now) {
        return watched().stream()
                .flatMap(name -> offsets.leaders().keySet().stream()
                        .filter(partition ->
                                partition.table().equals(name) && !now.leaders().containsKey(partition)))
                .findFirst()
                .map(partition -> "the offset of " + partition + " cannot be read: "
                        + now.unread().getOrDefault(partition, "it is not there"));
    }
}
