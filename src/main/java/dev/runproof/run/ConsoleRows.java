package dev.runproof.run;

import dev.runproof.console.HttpReply;
import dev.runproof.console.Modified;
import dev.runproof.console.ShownParameter;
import dev.runproof.console.ShownRow;
import dev.runproof.sql.Rows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a console shows or answers, as rows. */
final class ConsoleRows {
    private ConsoleRows() {}

    static Rows parameter(Optional<ShownParameter> shown) {
        return Rows.of(
                List.of("name", "value", "module", "description", "modified"),
                shown.stream()
                        .map(it -> List.<@Nullable String>of(
                                it.name(), it.value(), it.module(), it.description(), it.modifiedAt()))
                        .toList());
    }

    /** Rows under the titles that the page shows; without any rows, these are not known. */
    static Rows table(List<ShownRow> shown) {
        var columns = new LinkedHashSet<String>();
        shown.forEach(row -> columns.addAll(row.cells().keySet()));
        var values = new ArrayList<List<@Nullable String>>();
        for (ShownRow row : shown) {
            var cells = new ArrayList<@Nullable String>();
            columns.forEach(column -> cells.add(row.cells().get(column)));
            values.add(cells);
        }
        return Rows.of(List.copyOf(columns), values);
    }

    static Rows version(String version) {
        return Rows.of(List.of("version"), List.of(List.of(version)));
    }

    static Rows reply(HttpReply reply) {
        return Rows.of(List.of("status", "body"), List.of(List.of(Integer.toString(reply.status()), reply.body())));
    }

    static Rows modified(Modified modified) {
        return Rows.of(List.of("before", "after"), List.of(List.of(modified.before(), modified.after())));
    }
}
