package dev.runproof.parse;

import dev.runproof.parse.OpenmldbTableStatus.Table;
import java.util.ArrayList;
import java.util.List;

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
            List<String> cells = cells(ruler, line);
            if (cells.get(0).isEmpty()) {
                throw lines.refused(line, "expected a row, or one more line of the warnings above");
            }
            var warnings = new ArrayList<String>();
            if (!cells.get(WARNINGS).isEmpty()) {
                warnings.add(cells.get(WARNINGS));
            }
            more(ruler, warnings);
            tables.add(table(cells, deepCopy, warnings, line));
        }
        return tables;
    }

    /** Takes the lines that continue the warnings of the row above. */
    private void more(SqlRuler ruler, List<String> warnings) {
        while (!lines.ended() && !ruler.isAgain(lines.peek())) {
            List<String> cells = ruler.cells(lines.peek().text()).orElse(List.of());
            if (cells.isEmpty()
                    || cells.get(WARNINGS).isEmpty()
                    || !cells.subList(0, WARNINGS).stream().allMatch(String::isEmpty)) {
                return;
            }
            warnings.add(cells.get(WARNINGS));
            lines.next("one more line of the warnings");
        }
    }

    private List<String> cells(SqlRuler ruler, Line line) {
        return ruler.cells(line.text())
                .orElseThrow(() -> lines.refused(line, "expected a row whose cells lie below the ruler"));
    }

    private Table table(List<String> cells, boolean deepCopy, List<String> warnings, Line line) {
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
                warnings);
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
