package dev.runproof.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table as it shows.
 *
 * @param cells the text of each, by the title of its column, in the order of the columns
 */
public record ShownRow(Map<String, String> cells) {
    public static final String STATUS = "Status";

    public ShownRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The text in a column; empty when the table has no such column. */
    public Optional<String> cell(String column) {
        return Optional.ofNullable(cells.get(column));
    }

    /** The word in the column {@code Status}, which every table of servers or components has. */
    public String status() {
        return cell(STATUS).orElse("");
    }

    /** The text of the first column: the name of a component, the address of a server. */
    public String name() {
        return cells.values().iterator().next();
    }
}
