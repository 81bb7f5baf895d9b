package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.parse.OpenmldbToolTables;
import dev.runproof.parse.OpenmldbToolTables.Row;
import dev.runproof.product.generic.Weighing;
import java.util.List;
import java.util.Optional;

/**
 * The statuses of all tables by the documented command, beside the client's own table.
 *
 * <p>The operation tool leaves out tables that are not ok, and some that are; so the client's table decides, and the tool's
 * is compared with it.
 */
public final class TableStatuses {
    private TableStatuses() {}

    /**
     * All ok, by the client's table; a table that the tool left out is named with its raw row.
     *
     * @param printed what the tool printed; empty when that was no table at all
     */
    public static Judgement ok(Tables baseline, Tables now, ToolRun tool, Optional<OpenmldbToolTables> printed) {
        var weighing = new Weighing(
                        "every table of the baseline there and ok by its raw row, and the documented command"
                                + " carried out")
                .add(TableHealth.allOk(baseline, now));
        ran(weighing, tool, printed);
        printed.filter(it -> !it.raw())
                .ifPresent(it -> leftOut(it, now)
                        .forEach(table -> weighing.note("left out by the tool: " + Tables.told(table))));
        return weighing.judgement();
    }

    private static void ran(Weighing weighing, ToolRun tool, Optional<OpenmldbToolTables> printed) {
        if (printed.isEmpty()) {
            weighing.isUnknown("the documented command printed no table: exit " + tool.exit() + ": " + tool.words());
        } else if (printed.get().raw()) {
            weighing.note("the tool gave up over the word 'failed' in its own table, such as in a table's name: "
                    + tool.words());
        } else if (tool.clean().verdict() != Verdict.PASS) {
            // Its complaints are about tables, which the raw rows tell better; anything else it says belongs in the
            // report.
            weighing.note("the tool's log: " + tool.clean().actual());
        }
    }

    /** The tables that are there and that the tool did not show under their ids, names and databases. */
    public static List<Table> leftOut(OpenmldbToolTables printed, Tables now) {
        return now.byName().values().stream()
                .filter(table -> row(printed, table).isEmpty())
                .toList();
    }

    private static Optional<Row> row(OpenmldbToolTables printed, Table table) {
        return printed.tables().stream()
                .filter(row -> row.tableId().equals(String.valueOf(table.tableId()))
                        && row.table().equals(table.tableName())
                        && row.database().equals(table.databaseName()))
                .findFirst();
    }

    /**
     * Each table that the tool shows has its {@code Rows} between the raw figures taken before and after it; expiry apart.
     *
     * @param before and {@code after}: the client's tables around the call
     */
    public static Judgement rowsBetween(Tables before, OpenmldbToolTables printed, Tables after) {
        var weighing = new Weighing("Rows of the documented command between those read before and after it");
        for (Table was : before.byName().values()) {
            Optional<Row> row = row(printed, was);
            Optional<Table> is = after.table(new TableName(was.databaseName(), was.tableName()));
            if (row.isEmpty() || is.isEmpty()) {
                continue;
            }
            String told = was.databaseName() + "." + was.tableName() + ": Rows "
                    + row.get().rows() + " by the tool, " + was.rows() + " before, "
                    + is.get().rows() + " after";
            Optional<Long> rows = number(row.get().rows());
            if (rows.isEmpty()) {
                weighing.isUnknown(told);
            } else if (rows.get() > Math.max(was.rows(), is.get().rows())) {
                weighing.fails(told);
            } else if (rows.get() < Math.min(was.rows(), is.get().rows())) {
                weighing.fails(told);
            } else {
                weighing.holds(told);
            }
        }
        return weighing.judgement();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
