package dev.runproof.lab.oms.docker;

import java.util.ArrayList;
import java.util.List;

/** A table whose columns are ten wide at least, with three blanks between them. */
final class Columns {
    private static final int GAP = 3;
    private static final int LEAST = 10;

    private Columns() {}

    static String text(List<String> heads, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(heads);
        all.addAll(rows);
        var text = new StringBuilder();
        for (List<String> row : all) {
            for (int i = 0; i < row.size(); i++) {
                text.append(row.get(i));
                if (i < row.size() - 1) {
                    text.append(" ".repeat(Math.max(LEAST, width(all, i) + GAP) - length(row.get(i))));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
