package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a row of a table is made up: the first column of strings takes the key, the others values that fit.
 *
 * @param columns in order
 * @param keyAt the place of the key's column, from 0
 */
record RowShape(List<Column> columns, int keyAt) {
    private static final Set<String> STRINGS = Set.of("string", "varchar", "nvarchar", "char");
    private static final Set<String> WHOLE =
            Set.of("smallint", "int", "integer", "bigint", "int16", "int32", "int64", "timestamp");
    private static final Set<String> BROKEN = Set.of("float", "double", "real");

    RowShape {
        columns = List.copyOf(columns);
    }

    /** @param type as the server prints it: {@code BigInt}, {@code kBigInt}, {@code bigint}, {@code Int64} */
    record Column(String name, String type) {
        String plainType() {
            String plain = type.length() > 1 && type.charAt(0) == 'k' && Character.isUpperCase(type.charAt(1))
                    ? type.substring(1)
                    : type;
            return plain.toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IOException when no column takes strings: rows of the run could not be told from others */
    static RowShape of(String table, List<Column> columns) throws IOException {
        for (int place = 0; place < columns.size(); place++) {
            if (STRINGS.contains(columns.get(place).plainType())) {
                return new RowShape(columns, place);
            }
        }
        throw new IOException(table + " has no column of strings for the keys of rows; its columns: " + columns);
    }

    String keyColumn() {
        return columns.get(keyAt).name();
    }

    /** The values of a row as literals, strings between these quotation marks. */
    List<String> literals(String key, Instant now, String quote) {
        var literals = new ArrayList<String>();
        for (int place = 0; place < columns.size(); place++) {
            String type = columns.get(place).plainType();
            if (place == keyAt) {
                literals.add(quote + key + quote);
            } else if (type.equals("timestamp") || type.equals("bigint") || type.equals("int64")) {
                // A time to live may go by either; milliseconds are what the product counts in.
                literals.add(Long.toString(now.toEpochMilli()));
            } else if (WHOLE.contains(type)) {
                literals.add("1");
            } else if (BROKEN.contains(type)) {
                literals.add("1.5");
            } else if (type.startsWith("bool")) {
                literals.add("true");
            } else if (type.equals("date")) {
                literals.add(quote + now.atZone(ZoneOffset.UTC).toLocalDate() + quote);
            } else {
                literals.add(quote + "runproof" + quote);
            }
        }
        return literals;
    }
}
