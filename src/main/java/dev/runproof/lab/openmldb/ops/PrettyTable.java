package dev.runproof.lab.openmldb.ops;

import java.util.List;
import java.util.stream.IntStream;

/** A bordered table with centred cells, measured in screen columns, as the Python package of this name prints it. */
record PrettyTable(List<String> header, List<List<String>> rows) {
    PrettyTable {
        for (var row : rows) {
            if (row.size() != header.size()) {
                throw new PythonError(
                        "ValueError",
                        "Row has incorrect number of values, (actual) " + row.size() + "!=" + header.size()
                                + " (expected)");
            }
        }
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, header.size()).map(this::width).toArray();
        var text = new StringBuilder();
        String rule = rule(widths);
        text.append(rule).append(line(header, widths)).append(rule);
        rows.forEach(row -> text.append(line(row, widths)));
        return text.append(rule).toString();
    }

    private int width(int column) {
        int width = ScreenWidth.of(header.get(column));
        for (var row : rows) {
            width = Math.max(width, ScreenWidth.of(row.get(column)));
        }
        return width;
    }

    private static String rule(int[] widths) {
        var rule = new StringBuilder("+");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append('+');
        }
        return rule.append('\n').toString();
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int i = 0; i < cells.size(); i++) {
            line.append(' ').append(centred(cells.get(i), widths[i])).append(" |");
        }
        return line.append('\n').toString();
    }

    /** The odd blank stands on the right of a text of odd width, otherwise on the left. */
    private static String centred(String cell, int width) {
        int own = ScreenWidth.of(cell);
        int free = width - own;
        int left = own % 2 == 1 ? free / 2 : (free + 1) / 2;
        return " ".repeat(left) + cell + " ".repeat(free - left);
    }
}
