package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The functions of a template: Go's own ones and those of Docker's client. */
final class GoFunctions {
    private GoFunctions() {}

    static JsonNode call(String function, List<JsonNode> arguments) {
        JsonNode first = arguments.isEmpty() ? MissingNode.getInstance() : arguments.get(0);
        return switch (function) {
            case "json" -> TextNode.valueOf(first.isMissingNode() ? "null" : first.toString());
            case "index" -> index(arguments);
            case "len" -> IntNode.valueOf(first.isTextual() ? first.asText().length() : first.size());
            case "println" -> TextNode.valueOf(GoValues.joined(arguments, " ") + "\n");
            case "print" -> TextNode.valueOf(GoValues.joined(arguments, ""));
            case "printf" -> printf(arguments);
            case "join" ->
                TextNode.valueOf(GoValues.joined(
                        GoValues.elements(first),
                        arguments.size() > 1 ? arguments.get(1).asText() : ""));
            case "slice" -> slice(arguments);
            case "split" -> split(first.asText(), last(arguments).asText());
            case "title" -> TextNode.valueOf(titled(first.asText()));
            case "truncate" ->
                TextNode.valueOf(cut(first.asText(), last(arguments).asInt()));
            case "upper" -> TextNode.valueOf(first.asText().toUpperCase(Locale.ROOT));
            case "lower" -> TextNode.valueOf(first.asText().toLowerCase(Locale.ROOT));
            case "not" -> BooleanNode.valueOf(!GoValues.holds(first));
            case "and" ->
                arguments.stream()
                        .filter(each -> !GoValues.holds(each))
                        .findFirst()
                        .orElse(last(arguments));
            case "or" -> arguments.stream().filter(GoValues::holds).findFirst().orElse(last(arguments));
            case "eq" ->
                BooleanNode.valueOf(arguments.stream()
                        .skip(1)
                        .anyMatch(each -> GoValues.printed(each).equals(GoValues.printed(first))));
            case "ne" -> BooleanNode.valueOf(!GoValues.printed(first).equals(GoValues.printed(last(arguments))));
            case "lt" -> BooleanNode.valueOf(order(arguments) < 0);
            case "le" -> BooleanNode.valueOf(order(arguments) <= 0);
            case "gt" -> BooleanNode.valueOf(order(arguments) > 0);
            case "ge" -> BooleanNode.valueOf(order(arguments) >= 0);
            default -> throw GoTemplate.Bad.unreadable("function \"" + function + "\" not defined");
        };
    }

    private static int order(List<JsonNode> arguments) {
        JsonNode first = arguments.get(0);
        JsonNode second = last(arguments);
        return first.isNumber() && second.isNumber()
                ? Double.compare(first.asDouble(), second.asDouble())
                : GoValues.printed(first).compareTo(GoValues.printed(second));
    }

    private static JsonNode slice(List<JsonNode> arguments) {
        String text = arguments.get(0).asText();
        int from = arguments.size() > 1 ? arguments.get(1).asInt() : 0;
        int to = arguments.size() > 2 ? arguments.get(2).asInt() : text.length();
        if (from < 0 || from > to || to > text.length()) {
            throw GoTemplate.Bad.executing("slice", "error calling slice: index out of range: " + to);
        }
        return TextNode.valueOf(text.substring(from, to));
    }

    private static JsonNode split(String text, String between) {
        var parts = JsonNodeFactory.instance.arrayNode();
        for (String part : text.split(Pattern.quote(between), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private static String titled(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static JsonNode last(List<JsonNode> nodes) {
        return nodes.get(nodes.size() - 1);
    }

    private static JsonNode printf(List<JsonNode> arguments) {
        Object[] values = arguments.stream().skip(1).map(GoValues::printed).toArray();
        return TextNode.valueOf(arguments
                .get(0)
                .asText()
                .replaceAll("%([-.0-9]*)[vdqt]", "%$1s")
                .formatted(values));
    }

    private static JsonNode index(List<JsonNode> arguments) {
        JsonNode value = arguments.get(0);
        for (JsonNode key : arguments.subList(1, arguments.size())) {
            value = key.isInt() ? value.path(key.asInt()) : value.path(key.asText());
            if (key.isInt() && value.isMissingNode()) {
                throw GoTemplate.Bad.executing("index", "error calling index: index out of range: " + key.asInt());
            }
        }
        return value.isMissingNode() ? TextNode.valueOf("") : value;
    }
}
