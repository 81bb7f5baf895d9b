package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of a template as Go sees them: what holds, what a range goes over, how they are printed. */
final class GoValues {
    /** A null that stands for a list: Go prints it as an empty one. */
    static final JsonNode NIL_LIST = JsonNodeFactory.instance.pojoNode(null);

    /** A null that stands for a map. */
    static final JsonNode NIL_MAP = JsonNodeFactory.instance.rawValueNode(new RawValue("null"));

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
            return value.equals(NIL_MAP) ? "map[]" : "[]";
        }
        if (value.isArray()) {
            return "[" + joined(elements(value), " ") + "]";
        }
        if (value.has("Hard") && value.has("Soft")) {
            // A limit prints itself in the form of its option.
            return printed(value.get("Name")) + "=" + printed(value.get("Soft")) + ":" + printed(value.get("Hard"));
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

    /** The name of its type in Go. */
    static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isFloatingPointNumber() ? "float64" : value.isLong() ? "int64" : "int";
            case ARRAY -> "[]interface {}";
            default -> "map[string]interface {}";
        };
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
