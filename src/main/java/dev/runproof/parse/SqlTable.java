package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Any table of OpenMLDB's SQL client: a ruler, names, rows whose cells may take several lines, a count.
 *
 * @param columns the names of the header
 * @param rows the cells of each; lines of one cell are joined by line ends
 */
record SqlTable(List<String> columns, List<List<String>> rows) {
    private static final String IN_SET = " rows in set";
    private static final Pattern COUNT = Pattern.compile("[0-9]++" + IN_SET);

    SqlTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Reads the whole output, with what is said before the table.
     *
     * @param fits what the names of the header must be
     * @param form those names, for messages
     */
    static SqlTable read(LineReader lines, Predicate<List<String>> fits, String form) {
        SqlMessages.take(lines);
        Line first = lines.next("a ruler");
        SqlRuler ruler = SqlRuler.of(first.text()).orElseThrow(() -> lines.refused(first, "expected a ruler"));
        Line header = lines.next("the header " + form);
        List<String> columns = ruler.cells(header.text()).orElse(List.of());
        if (!fits.test(columns)) {
            throw lines.refused(header, "expected the header " + form);
        }
        ruler(lines, ruler, "the ruler below the header");
        List<List<String>> rows = rows(lines, ruler);
        if (!rows.isEmpty()) {
            ruler(lines, ruler, "the ruler below the rows");
        }
        Line count = lines.next(rows.size() + IN_SET);
        if (!count.trimmed().equals(rows.size() + IN_SET)) {
            throw lines.refused(count, "expected " + rows.size() + IN_SET);
        }
        lines.end();
        return new SqlTable(columns, rows);
    }

    private static void ruler(LineReader lines, SqlRuler ruler, String what) {
        Line line = lines.next(what);
        if (!ruler.isAgain(line)) {
            throw lines.refused(line, "expected " + what);
        }
    }

    private static List<List<String>> rows(LineReader lines, SqlRuler ruler) {
        var rows = new ArrayList<List<String>>();
        while (!lines.ended() && !ruler.isAgain(lines.peek()) && !(rows.isEmpty() && isCount(lines.peek()))) {
            Line line = lines.next("a row");
            Optional<List<String>> cells = ruler.cells(line.text());
            if (cells.isEmpty()) {
                throw lines.refused(line, "expected a row whose cells lie below the ruler");
            }
            if (!cells.get().get(0).isEmpty()) {
                rows.add(cells.get());
            } else if (rows.isEmpty()) {
                throw lines.refused(line, "expected a row with a value in its first cell");
            } else {
                int last = rows.size() - 1;
                rows.set(last, joined(rows.get(last), cells.get()));
            }
        }
        return rows;
    }

    private static List<String> joined(List<String> row, List<String> more) {
        var joined = new ArrayList<String>();
        for (int cell = 0; cell < row.size(); cell++) {
            joined.add(more.get(cell).isEmpty() ? row.get(cell) : row.get(cell) + "\n" + more.get(cell));
        }
        return joined;
    }

    /** A cell may end with these words too, behind other ones. */
    static boolean isCount(Line line) {
        return COUNT.matcher(line.trimmed()).matches();
    }
}
