package dev.runproof.parse;

import dev.runproof.parse.OpenmldbTableStatus.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code show table status}: messages, a table of fourteen columns whose last may take several lines, a count. */
final class TableStatusReader {
    private static final List<String> COLUMNS = List.of(
            "Table_id",
            "Table_name",
            "Database_name",
            "Storage_type",
            "Rows",
            "Memory_data_size",
            "Disk_data_size",
            "Partition",
            "Partition_unalive",
            "Replica",
            "Offline_path",
            "Offline_format",
            "Offline_symbolic_paths",
            "Warnings");
    /** What the thirteenth column was called up to 0.8.1. */
    private static final String DEEP_COPY = "Offline_deep_copy";

    private static final int LINKS = 12;
    private static final int WARNINGS = 13;
    private static final String IN_SET = " rows in set";

    private final LineReader lines;

    TableStatusReader(LineReader lines) {
        this.lines = lines;
    }

    OpenmldbTableStatus read() {
        List<String> messages = SqlMessages.take(lines);
        Line first = lines.next("a ruler of " + COLUMNS.size() + " columns");
        SqlRuler ruler = SqlRuler.of(first.text(), COLUMNS.size())
                .orElseThrow(() -> lines.refused(first, "expected a ruler of " + COLUMNS.size() + " columns"));
        boolean deepCopy = header(ruler);
        ruler("the ruler below the header", ruler);
        List<Table> tables = tables(ruler, deepCopy);
        if (!tables.isEmpty()) {
            ruler("the ruler below the rows", ruler);
        }
        long count = count(tables.size());
        lines.end();
        return new OpenmldbTableStatus(messages, tables, count);
    }

    /** Takes the header; true when it is that of an older release. */
    private boolean header(SqlRuler ruler) {
        String form = "the header " + String.join(" ", COLUMNS);
        Line line = lines.next(form);
        List<String> names = new ArrayList<>(ruler.cells(line.text()).orElse(List.of()));
        boolean deepCopy = names.size() == COLUMNS.size() && names.get(LINKS).equals(DEEP_COPY);
        if (deepCopy) {
            names.set(LINKS, COLUMNS.get(LINKS));
        }
        if (!names.equals(COLUMNS)) {
            throw lines.refused(line, "expected " + form);
        }
        return deepCopy;
    }

    private void ruler(String what, SqlRuler ruler) {
        Line line = lines.next(what);
        if (!ruler.isAgain(line)) {
            throw lines.refused(line, "expected " + what);
        }
    }

    private List<Table> tables(SqlRuler ruler, boolean deepCopy) {
        var tables = new ArrayList<Table>();
        while (!lines.ended()
                && !ruler.isAgain(lines.peek())
                && !(tables.isEmpty() && SqlTable.isCount(lines.peek()))) {
            Line line = lines.next("a row");
            Optional<List<String>> cells = ruler.cells(line.text());
            if (cells.isEmpty()) {
                throw lines.refused(line, "expected a row whose cells lie below the ruler");
            }
            if (cells.get().get(0).isEmpty()) {
                goOn(tables, cells.get(), line);
            } else {
                tables.add(table(cells.get(), deepCopy, line));
            }
        }
        return tables;
    }

    /** A line that continues the warnings of the row above. */
    private void goOn(List<Table> tables, List<String> cells, Line line) {
        boolean warningAlone = cells.subList(0, WARNINGS).stream().allMatch(String::isEmpty)
                && !cells.get(WARNINGS).isEmpty();
        if (!warningAlone || tables.isEmpty()) {
            throw lines.refused(line, "expected a row, or one more line of the warnings above");
        }
        int last = tables.size() - 1;
        tables.set(last, tables.get(last).with(cells.get(WARNINGS)));
    }

    private Table table(List<String> cells, boolean deepCopy, Line line) {
        var checked = new Cells(lines, line);
        for (int column = 0; column < LINKS - 2; column++) {
            if (cells.get(column).isEmpty()) {
                throw checked.refused("expected a value for " + COLUMNS.get(column));
            }
        }
        String links = cells.get(LINKS);
        return new Table(
                checked.number(cells.get(0), "a table id"),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                checked.number(cells.get(4), "a count of rows"),
                checked.number(cells.get(5), "a size in memory"),
                checked.number(cells.get(6), "a size on disk"),
                checked.number(cells.get(7), "a count of partitions"),
                checked.number(cells.get(8), "a count of replicas that are not alive"),
                checked.number(cells.get(9), "a count of replicas"),
                cells.get(10),
                cells.get(11),
                deepCopy ? null : links,
                deepCopy ? links : null,
                cells.get(WARNINGS).isEmpty() ? List.of() : List.of(cells.get(WARNINGS)));
    }

    private long count(int rows) {
        String form = rows + IN_SET;
        Line line = lines.next(form);
        if (!line.trimmed().equals(form)) {
            throw lines.refused(line, "expected " + form);
        }
        return rows;
    }
}
