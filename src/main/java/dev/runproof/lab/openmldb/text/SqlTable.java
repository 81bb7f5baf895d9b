package dev.runproof.lab.openmldb.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the {@code sql_client} role, with the line that counts its rows.
 *
 * <p>Widths are bytes of the longest line of a cell, and a cell with several lines goes on below. Without rows the ruler
 * after them is missing.
 */
public final class SqlTable {
    private final List<String> header;
    private final List<List<List<String>>> rows = new ArrayList<>();

    public SqlTable(String... header) {
        this(List.of(header));
    }

    public SqlTable(List<String> header) {
        this.header = header.stream().map(Octets::of).toList();
    }

    /** A row, a cell a column; a cell may have several lines. */
    public SqlTable row(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + header.size() + " columns");
        }
        rows.add(Stream.of(cells)
                .map(it -> List.of(Octets.of(it.toString()).split("\n", -1)))
                .toList());
        return this;
    }

    String octets() {
        int[] widths = widths();
        var ruler = new StringBuilder(" ");
        for (int width : widths) {
            ruler.append("-".repeat(width)).append(' ');
        }
        ruler.append('\n');
        var text = new StringBuilder(ruler);
        line(text, widths, header);
        text.append(ruler);
        for (List<List<String>> row : rows) {
            int height = row.stream().mapToInt(List::size).max().orElse(1);
            for (int line = 0; line < height; line++) {
                int at = line;
                line(
                        text,
                        widths,
                        row.stream()
                                .map(cell -> at < cell.size() ? cell.get(at) : "")
                                .toList());
            }
        }
        if (!rows.isEmpty()) {
            text.append(ruler);
        }
        return text.append('\n').append(rows.size()).append(" rows in set\n").toString();
    }

    private int[] widths() {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = 2
                    + Math.max(
                            header.get(i).length(),
                            rows.stream()
                                    .flatMap(row -> row.get(column).stream())
                                    .mapToInt(String::length)
                                    .max()
                                    .orElse(0));
        }
        return widths;
    }

    private static void line(StringBuilder text, int[] widths, List<String> cells) {
        text.append(' ');
        for (int i = 0; i < widths.length; i++) {
            Octets.pad(text, " " + cells.get(i), widths[i]);
            text.append(' ');
        }
        text.append('\n');
    }

    @Override
    public String toString() {
        return new Printed().table(this).toString();
    }
}
