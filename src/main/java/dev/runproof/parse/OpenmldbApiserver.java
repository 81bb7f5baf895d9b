package dev.runproof.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an OpenMLDB apiserver answers to requests about tables and rows.
 *
 * @param code 0 when it did what it was asked
 * @param message its words, {@code ok} beside code 0
 * @param tables of {@code GET /dbs/<db>/tables}; empty in other answers
 * @param rows what a query found, each cell as text; empty when the answer holds no result of a query
 */
public record OpenmldbApiserver(
        int code, String message, List<TableColumns> tables, Optional<List<List<String>>> rows) {
    private static final String TOOL = "openmldb apiserver";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public OpenmldbApiserver {
        tables = List.copyOf(tables);
        rows = rows.map(List::copyOf);
    }

    /** A table with its columns, in order. */
    public record TableColumns(String name, List<Column> columns) {
        public TableColumns {
            columns = List.copyOf(columns);
        }
    }

    /** @param type as printed, {@code BigInt} or {@code kBigInt} for one */
    public record Column(String name, String type) {}

    /**
     * Reads the body of an answer.
     *
     * @throws OutputFormatException when it is not such an answer
     */
    public static OpenmldbApiserver parse(String body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw refused(body, "a JSON object");
        }
        if (!answer.path("code").isInt() || !answer.path("msg").isTextual()) {
            throw refused(body, "a number code and a text msg");
        }
        var tables = new ArrayList<TableColumns>();
        for (JsonNode table : answer.path("tables")) {
            tables.add(new TableColumns(text(table, "name", body), columns(table.path("column_desc"), body)));
        }
        JsonNode rows = answer.path("data").path("data");
        return new OpenmldbApiserver(
                answer.path("code").intValue(),
                answer.path("msg").asText(),
                tables,
                rows.isArray() ? Optional.of(rows(rows)) : Optional.empty());
    }

    private static List<Column> columns(JsonNode list, String body) {
        if (!list.isArray()) {
            throw refused(body, "a list column_desc for each table");
        }
        var columns = new ArrayList<Column>();
        for (JsonNode column : list) {
            columns.add(new Column(text(column, "name", body), text(column, "data_type", body)));
        }
        return columns;
    }

    private static String text(JsonNode node, String key, String body) {
        if (!node.path(key).isTextual()) {
            throw refused(body, "a text " + key);
        }
        return node.path(key).asText();
    }

    private static List<List<String>> rows(JsonNode list) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode row : list) {
            var cells = new ArrayList<String>();
            row.forEach(cell -> cells.add(cell.asText()));
            rows.add(List.copyOf(cells));
        }
        return rows;
    }

    private static OutputFormatException refused(String body, String expected) {
        return OutputFormatException.atLine(TOOL, 1, body.lines().findFirst().orElse(""), "expected " + expected);
    }
}
