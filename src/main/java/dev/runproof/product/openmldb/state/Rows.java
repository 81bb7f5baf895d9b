package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.product.generic.Weighing;
import java.util.Optional;
import java.util.Set;

/** What became of {@code Rows}, which lag by two seconds and fall when rows expire. */
public final class Rows {
    private Rows() {}

    /** During the freeze no user table has more rows; fewer are possible, rows expire. */
    public static Judgement notGrown(Tables before, Tables after) {
        var weighing = new Weighing("no user table with more Rows than before");
        before.byName().forEach((name, was) -> {
            Optional<Table> is = after.table(name);
            if (is.isEmpty()) {
                weighing.fails(name + ": Rows " + was.rows() + ", now the table is missing");
            } else if (is.get().rows() <= was.rows()) {
                weighing.holds(change(name, was, is.get()));
            } else if (name.hidden()) {
                weighing.note(change(name, was, is.get()) + ": written by the cluster itself");
            } else {
                weighing.fails(change(name, was, is.get()) + ": somebody writes");
            }
        });
        return weighing.judgement();
    }

    /**
     * Every table of before has its rows.
     *
     * @param expiring the tables whose rows expire: each replica does that by its own clock, so that after a change of
     *     leader fewer, or again more, are possible and the offsets decide alone
     */
    public static Judgement asBefore(Tables before, Tables after, Set<TableName> expiring) {
        return compare(before, after, expiring, true);
    }

    /** No table of before has fewer rows. */
    public static Judgement notFallen(Tables before, Tables after, Set<TableName> expiring) {
        return compare(before, after, expiring, false);
    }

    private static Judgement compare(Tables before, Tables after, Set<TableName> expiring, boolean nor) {
        var weighing = new Weighing(nor ? "Rows of every table as before" : "no table with fewer Rows than before");
        before.byName().forEach((name, was) -> {
            Optional<Table> is = after.table(name);
            if (is.isEmpty()) {
                weighing.fails(name + ": Rows " + was.rows() + ", now the table is missing");
            } else if (is.get().rows() == was.rows() || (!nor && is.get().rows() > was.rows())) {
                weighing.holds(change(name, was, is.get()));
            } else if (name.hidden() || expiring.contains(name)) {
                weighing.note(change(name, was, is.get()) + ": the offsets decide");
            } else if (is.get().rows() > was.rows()) {
                weighing.fails(change(name, was, is.get()));
            } else {
                weighing.fails(change(name, was, is.get())
                        + ": rows are missing; where rows of this table expire, name it in openmldb.expiringTables");
            }
        });
        return weighing.judgement();
    }

    private static String change(TableName name, Table was, Table is) {
        return was.rows() == is.rows()
                ? name + ": Rows " + is.rows()
                : name + ": Rows " + was.rows() + ", now " + is.rows();
    }
}
