package dev.runproof.run;

import dev.runproof.console.HttpReply;
import dev.runproof.console.ShownParameter;
import dev.runproof.console.ShownRow;
import dev.runproof.sql.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a console shows or answers, as rows. */
final class ConsoleRows {
    /** The tab of a component. */
    static final String TAB = "Tab";

    /** What the first column of a tab holds; the pages call it otherwise in every tab. */
    static final String NAME = "Name";

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

    /** The rows of several tabs, each under the titles that its tab shows, after a column that names the tab. */
    static Rows tabs(Map<String, List<ShownRow>> tabs) {
        var marked = new ArrayList<ShownRow>();
        tabs.forEach((tab, rows) -> rows.forEach(row -> {
            var cells = new LinkedHashMap<String, String>();
            cells.put(TAB, tab);
            row.cells().forEach((title, cell) -> cells.put(title.equals(first(row)) ? NAME : title, cell));
            marked.add(new ShownRow(cells));
        }));
        return table(marked);
    }

    private static String first(ShownRow row) {
        return row.cells().keySet().iterator().next();
    }

    static Rows version(String version) {
        return Rows.of(List.of("version"), List.of(List.of(version)));
    }

    static Rows reply(HttpReply reply) {
        return Rows.of(List.of("status", "body"), List.of(List.of(Integer.toString(reply.status()), reply.body())));
    }

    static Rows outcome(String outcome, String told) {
        return Rows.of(List.of("outcome", "told"), List.of(List.of(outcome, told)));
    }
}
