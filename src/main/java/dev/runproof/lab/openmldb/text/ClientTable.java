package dev.runproof.lab.openmldb.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of the {@code ns_client} and {@code client} roles.
 *
 * <p>Two blanks before each column, padded on the right to the longest cell in bytes, a line of dashes two longer than the
 * header, {@code -} for an empty cell, at most 256 bytes of a cell.
 */
public final class ClientTable {
    private static final int LONGEST_CELL = 256;
    private static final String GAP = "  ";

    private final int columns;
    private final List<List<String>> rows = new ArrayList<>();

    public ClientTable(String... columns) {
        this.columns = columns.length;
        row((Object[]) columns);
    }

    /** A row, a cell a column. */
    public ClientTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        var row = new ArrayList<String>(columns);
        for (Object each : cells) {
            row.add(cell(each.toString()));
        }
        rows.add(row);
        return this;
    }

    private static String cell(String text) {
        String octets = text.isEmpty() ? "-" : Octets.of(text);
        return octets.length() > LONGEST_CELL ? octets.substring(0, LONGEST_CELL) : octets;
    }

    String octets() {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            int begin = text.length();
            for (int i = 0; i < columns; i++) {
                Octets.pad(text.append(GAP), row.get(i), widths[i]);
            }
            int width = text.length() - begin;
            text.append('\n');
            if (begin == 0) {
                text.append("-".repeat(width + 2)).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return new Printed().table(this).toString();
    }
}
