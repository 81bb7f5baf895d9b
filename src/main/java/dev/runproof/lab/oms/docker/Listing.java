package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.Tool.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How rows are listed: as a table, or by a template for each.
 *
 * @param fields of the usual table
 * @param further that templates may name
 * @param heads of fields that are not headed by their own names
 */
record Listing(List<String> fields, List<String> further, Map<String, String> heads) {
    private static final String TABLE = "table";

    Listing {
        fields = List.copyOf(fields);
        further = List.copyOf(further);
        heads = Map.copyOf(heads);
    }

    /** @param format of {@code --format}; empty text for the usual table */
    void print(List<ObjectNode> rows, String format, Terminal terminal) {
        if (format.isEmpty() || format.equals(TABLE)) {
            terminal.out(Columns.text(
                    fields.stream().map(this::head).toList(),
                    rows.stream()
                            .map(row -> fields.stream()
                                    .map(field -> row.get(field).asText())
                                    .toList())
                            .toList()));
        } else if (format.startsWith(TABLE)) {
            var template = parsed(format.substring(TABLE.length()).strip());
            terminal.out(Columns.text(
                    cells(template, headRow()),
                    rows.stream().map(row -> cells(template, row)).toList()));
        } else {
            var template = parsed(format);
            rows.forEach(row -> terminal.out(template.render(row) + "\n"));
        }
    }

    /** Listings alone know tabs and line ends by their letters. */
    private static GoTemplate parsed(String format) {
        return GoTemplate.parse(format.replace("\\t", "\t").replace("\\n", "\n"));
    }

    private static List<String> cells(GoTemplate template, ObjectNode row) {
        return List.of(template.render(row).split("\t", -1));
    }

    private ObjectNode headRow() {
        var head = JsonNodeFactory.instance.objectNode();
        Stream.concat(fields.stream(), further.stream()).forEach(field -> head.put(field, head(field)));
        return head;
    }

    private String head(String field) {
        return heads.getOrDefault(field, field.toUpperCase(Locale.ROOT));
    }
}
