package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** A table as OpenMLDB's operation tool prints it: bars between cells, borders of dashes, names in the middle of cells. */
final class BorderedTable {
    private static final Pattern BORDER = Pattern.compile("\\+(?:-++\\+)++");

    private final List<String> columns;
    private final boolean mayBeEmpty;

    /** @param first the name of the first column, before {@code columns} */
    BorderedTable(String first, List<String> columns) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(columns);
        this.columns = List.copyOf(all);
        this.mayBeEmpty = false;
    }

    private BorderedTable(List<String> columns, boolean mayBeEmpty) {
        this.columns = List.copyOf(columns);
        this.mayBeEmpty = mayBeEmpty;
    }

    /** A table whose cells may be empty. */
    static BorderedTable withEmptyCells(List<String> columns) {
        return new BorderedTable(columns, true);
    }

    /** Reads the table and the end behind it. */
    <R> List<R> read(LineReader lines, BiFunction<List<String>, Cells, R> row) {
        Line border = lines.next("a border");
        if (!BORDER.matcher(border.trimmed()).matches() || count(border.trimmed(), '+') != columns.size() + 1) {
            throw lines.refused(border, "expected a border of " + columns.size() + " columns");
        }
        Line header = lines.next("the header " + String.join(" ", columns));
        if (!cells(lines, header).equals(columns)) {
            throw lines.refused(header, "expected the header " + String.join(" ", columns));
        }
        Line below = lines.next("the border below the header");
        if (!below.trimmed().equals(border.trimmed())) {
            throw lines.refused(below, "expected the border below the header");
        }
        var rows = new ArrayList<R>();
        Line line = lines.next("the last border");
        while (!line.trimmed().equals(border.trimmed())) {
            rows.add(row.apply(cells(lines, line), new Cells(lines, line)));
            line = lines.next("the last border");
        }
        lines.end();
        return rows;
    }

    private List<String> cells(LineReader lines, Line line) {
        String text = line.trimmed();
        var cells = new ArrayList<String>();
        boolean barred = text.length() > 1 && text.startsWith("|") && text.endsWith("|");
        int from = 1;
        while (barred && from < text.length()) {
            int bar = text.indexOf('|', from);
            cells.add(ByteText.cell(text, from, bar));
            from = bar + 1;
        }
        if (cells.size() != columns.size() || (!mayBeEmpty && cells.stream().anyMatch(String::isEmpty))) {
            throw lines.refused(
                    line, "expected " + columns.size() + (mayBeEmpty ? "" : " filled") + " cells between bars");
        }
        return cells;
    }

    private static int count(String text, char sought) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == sought ? 1 : 0;
        }
        return count;
    }
}
