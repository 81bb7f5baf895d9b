package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values of a template as Go sees them: what holds, what a range goes over, how they are printed.
 *
 * <p>A null that stands for a list is a node of its own ({@code putPOJO(key, null)}), for Go prints it as an empty list.
 */
final class GoValues {
    private GoValues() {}

    /** What a range goes over, an object in the order of its keys. */
    static void entries(JsonNode over, List<JsonNode> keys, List<JsonNode> values) {
        if (over.isObject()) {
            sorted(over).forEach((key, value) -> {
                keys.add(TextNode.valueOf(key));
                values.add(value);
            });
        } else {
            elements(over).forEach(value -> {
                keys.add(IntNode.valueOf(keys.size()));
                values.add(value);
            });
        }
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        var sorted = new TreeMap<String, JsonNode>();
        object.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
        return sorted;
    }

    /** What is a struct in Go, and no map: its keys are the names of exported fields. */
    private static boolean isStruct(JsonNode value) {
        return value.isObject()
                && !value.isEmpty()
                && Character.isUpperCase(value.fieldNames().next().charAt(0));
    }

    static boolean holds(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return value.asDouble() != 0;
        }
        return value.isTextual() ? !value.asText().isEmpty() : value.size() > 0;
    }

    static String printed(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "<nil>";
        }
        if (value.isPojo()) {
            return "[]";
        }
        if (value.isArray()) {
            return "[" + joined(elements(value), " ") + "]";
        }
        if (isStruct(value)) {
            return "{" + joined(elements(value), " ") + "}";
        }
        if (value.isObject()) {
            return sorted(value).entrySet().stream()
                    .map(each -> each.getKey() + ":" + printed(each.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
        return value.asText();
    }

    static List<JsonNode> elements(JsonNode node) {
        var elements = new ArrayList<JsonNode>();
        node.forEach(elements::add);
        return elements;
    }

    static String joined(List<JsonNode> nodes, String between) {
        return nodes.stream().map(GoValues::printed).collect(Collectors.joining(between));
    }
}
