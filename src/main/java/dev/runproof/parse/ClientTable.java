package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table as OpenMLDB's client prints it: columns padded to their widths in bytes, two blanks before each.
 *
 * @param nsLeader the endpoint of the line before the table, which is printed when ZooKeeper was asked; else null
 * @param rows from the top
 */
record ClientTable<R>(@Nullable String nsLeader, List<R> rows) {
    private static final String LEADER = "ns leader: ";
    static final String GAP = "  ";

    ClientTable {
        rows = List.copyOf(rows);
    }

    /** One row, its cells in the order of the columns. */
    static final class Row {
        private final LineReader lines;
        private final Line line;
        private final List<String> cells;

        Row(LineReader lines, Line line, List<String> cells) {
            this.lines = lines;
            this.line = line;
            this.cells = cells;
        }

        String cell(int column) {
            return cells.get(column);
        }

        List<String> cells() {
            return cells;
        }

        Cells checked() {
            return new Cells(lines, line);
        }
    }

    /**
     * Reads the whole output.
     *
     * @param columns the names of the header, all of them, in order
     */
    static <R> ClientTable<R> read(LineReader lines, List<String> columns, Function<Row, R> row) {
        String form = "the header " + String.join(" ", columns);
        Line first = lines.next(form);
        String leader = null;
        if (first.text().startsWith(LEADER)) {
            leader = ByteText.cell(first.text(), LEADER.length(), first.text().length());
            if (leader.isEmpty() || leader.indexOf(' ') >= 0) {
                throw lines.refused(first, "expected the endpoint of the leading nameserver");
            }
            first = lines.next(form);
        }
        List<Integer> begins = begins(lines, first, columns, form);
        Line rule = lines.next("a line of dashes");
        if (!rule.isRule()) {
            throw lines.refused(rule, "expected a line of dashes");
        }
        // It ends two bytes behind the header; a shorter one with nothing below it was cut, and rows may be lost with
        // it.
        int end =
                begins.get(begins.size() - 1) + columns.get(columns.size() - 1).length() + GAP.length();
        if (lines.ended() && rule.text().length() < end) {
            throw lines.missing("the rest of the line of dashes");
        }
        var rows = new ArrayList<R>();
        var cutter = new RowCutter(lines, columns, begins);
        while (!lines.ended()) {
            Line line = lines.next("a row");
            rows.add(row.apply(new Row(lines, line, cutter.cells(line))));
        }
        return new ClientTable<>(leader, rows);
    }

    /** The byte at which each column begins. */
    private static List<Integer> begins(LineReader lines, Line header, List<String> columns, String form) {
        String text = header.text();
        var begins = new ArrayList<Integer>();
        int at = 0;
        for (String column : columns) {
            int begin = at + Blanks.indent(text.substring(at));
            // Before the first name stand exactly two blanks, between names at least as many.
            boolean gap = begins.isEmpty() ? begin == GAP.length() : begin >= at + GAP.length();
            if (!gap || !text.startsWith(column, begin) || text.indexOf('\t') >= 0) {
                throw lines.refused(header, "expected " + form);
            }
            begins.add(begin);
            at = begin + column.length();
        }
        if (!Blanks.trim(text.substring(at)).isEmpty()) {
            throw lines.refused(header, "expected " + form);
        }
        return begins;
    }
}
