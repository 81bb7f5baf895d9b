package dev.runproof.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a query returned: every value as the server writes it as text, null where it has none.
 *
 * @param columns their labels in the order of the result
 */
public record Rows(List<String> columns, List<Row> rows) {
    public Rows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Rows of values in the order of the columns. */
    public static Rows of(List<String> columns, List<List<@Nullable String>> values) {
        var names = List.copyOf(columns);
        return new Rows(names, values.stream().map(row -> new Row(names, row)).toList());
    }

    /** The one row of a result that has one; throws {@link IllegalStateException} when there are none or more. */
    public Row only() {
        if (rows.size() != 1) {
            throw new IllegalStateException("one row was expected, there are " + rows.size());
        }
        return rows.get(0);
    }

    /** One row. Columns are found by their label in any case, since servers differ in it. */
    public record Row(List<String> columns, List<@Nullable String> values) {
        public Row {
            columns = List.copyOf(columns);
            values = Collections.unmodifiableList(new ArrayList<>(values));
            if (columns.size() != values.size()) {
                throw new IllegalArgumentException(
                        "a row of " + values.size() + " values under " + columns.size() + " columns");
            }
        }

        public @Nullable String value(String column) {
            return values.get(index(column));
        }

        /** A value that is there; throws {@link IllegalStateException} when it is null. */
        public String text(String column) {
            return Objects.requireNonNullElseGet(value(column), () -> {
                throw new IllegalStateException("the column " + column + " holds null");
            });
        }

        public long number(String column) {
            return Long.parseLong(text(column));
        }

        private int index(String column) {
            return IntStream.range(0, columns.size())
                    .filter(i -> columns.get(i).equalsIgnoreCase(column))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("there is no column '" + column + "' among " + columns));
        }
    }
}
