package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** JSON with four blanks for each level, as {@code docker inspect} prints it. */
final class JsonText {
    private static final String INDENT = "    ";

    private JsonText() {}

    static String pretty(JsonNode node) {
        var text = new StringBuilder();
        write(node, "", text);
        return text.toString();
    }

    private static void write(JsonNode node, String indent, StringBuilder text) {
        if (!node.isContainerNode() || node.isEmpty()) {
            text.append(node);
            return;
        }
        boolean object = node.isObject();
        text.append(object ? "{\n" : "[\n");
        if (object) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
                var field = fields.next();
                text.append(indent)
                        .append(INDENT)
                        .append('"')
                        .append(field.getKey())
                        .append("\": ");
                write(field.getValue(), indent + INDENT, text);
                text.append(fields.hasNext() ? ",\n" : "\n");
            }
        } else {
            for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
                text.append(indent).append(INDENT);
                write(elements.next(), indent + INDENT, text);
                text.append(elements.hasNext() ? ",\n" : "\n");
            }
        }
        text.append(indent).append(object ? '}' : ']');
    }
}
