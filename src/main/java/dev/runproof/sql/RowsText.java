package dev.runproof.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as lines of text: the columns first, then a line for each row, values apart by tabulators.
 *
 * <p>Backslash, tabulator, line feed, carriage return and NUL are escaped as {@code \\}, {@code \t}, {@code \n}, {@code \r} and
 * {@code \0}; NULL is {@code \N}. Every text comes back as it was.
 */
public final class RowsText {
    private static final String NULL = "\\N";

    private RowsText() {}

    public static String write(Rows rows) {
        var text = new StringBuilder();
        line(text, new ArrayList<>(rows.columns()));
        rows.rows().forEach(row -> line(text, row.values()));
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is something else, such as its beginning alone
     */
    public static Rows read(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("rows end with a line feed; this ends within a row");
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        var values = new ArrayList<List<@Nullable String>>();
        for (String line : lines) {
            values.add(Arrays.stream(line.split("\t", -1)).map(RowsText::value).toList());
        }
        List<String> columns = values.get(0).stream().map(String::valueOf).toList();
        return Rows.of(columns, values.subList(1, values.size()));
    }

    private static void line(StringBuilder text, List<@Nullable String> values) {
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : "\t");
            String value = values.get(i);
            if (value == null) {
                text.append(NULL);
            } else {
                escape(text, value);
            }
        }
        text.append('\n');
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append("\\0");
                default -> text.append(c);
            }
        }
    }

    private static @Nullable String value(String escaped) {
        if (escaped.equals(NULL)) {
            return null;
        }
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        var text = new StringBuilder();
        boolean open = false;
        for (char c : escaped.toCharArray()) {
            if (open) {
                text.append(unescaped(c, escaped));
            } else if (c != '\\') {
                text.append(c);
            }
            open = !open && c == '\\';
        }
        if (open) {
            throw unknownEscape(escaped);
        }
        return text.toString();
    }

    private static char unescaped(char c, String value) {
        return switch (c) {
            case '\\' -> '\\';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> throw unknownEscape(value);
        };
    }

    private static IllegalArgumentException unknownEscape(String value) {
        return new IllegalArgumentException("an unknown escape in a value: " + value);
    }
}
