package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One pipeline of a template. */
final class GoExpression {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|\\(|\\)|\\||[^\\s()|]+)");

    private final List<String> tokens = new ArrayList<>();
    private final JsonNode dot;
    private final Map<String, JsonNode> scope;
    private int at;

    GoExpression(String text, JsonNode dot, Map<String, JsonNode> scope) {
        this.dot = dot;
        this.scope = scope;
        Matcher token = TOKEN.matcher(text.strip());
        while (token.lookingAt()) {
            tokens.add(token.group(1));
            token.region(token.end(), token.regionEnd());
        }
        if (tokens.isEmpty()) {
            throw new GoTemplate.Bad("missing value for command");
        }
    }

    JsonNode value() {
        JsonNode value = command(List.of());
        while (at < tokens.size() && tokens.get(at).equals("|")) {
            at++;
            value = command(List.of(value));
        }
        return value;
    }

    private JsonNode command(List<JsonNode> piped) {
        String first = tokens.get(at);
        if (!first.matches("[a-zA-Z]\\w*") || first.equals("true") || first.equals("false")) {
            JsonNode value = term();
            return value;
        }
        at++;
        var arguments = new ArrayList<JsonNode>();
        while (at < tokens.size() && !List.of("|", ")").contains(tokens.get(at))) {
            arguments.add(term());
        }
        arguments.addAll(piped);
        return call(first, arguments);
    }

    private JsonNode term() {
        String token = tokens.get(at++);
        if (token.equals("(")) {
            JsonNode value = value();
            if (at >= tokens.size() || !tokens.get(at).equals(")")) {
                throw new GoTemplate.Bad("unclosed left paren");
            }
            at++;
            return value;
        }
        char first = token.charAt(0);
        if (first == '"') {
            return TextNode.valueOf(token.substring(1, token.length() - 1)
                    .replace("\\n", "\n")
                    .replace("\\t", "\t")
                    .replace("\\\"", "\"")
                    .replace("\\\\", "\\"));
        }
        if (first == '`') {
            return TextNode.valueOf(token.substring(1, token.length() - 1));
        }
        if (token.matches("-?\\d+")) {
            return IntNode.valueOf(Integer.parseInt(token));
        }
        if (token.equals("true") || token.equals("false")) {
            return BooleanNode.valueOf(Boolean.parseBoolean(token));
        }
        if (first == '$') {
            int period = token.indexOf('.');
            String name = period < 0 ? token : token.substring(0, period);
            JsonNode value = scope.get(name);
            if (value == null) {
                throw new GoTemplate.Bad("undefined variable \"" + name + "\"");
            }
            return period < 0 ? value : field(value, token.substring(period));
        }
        if (first == '.') {
            return token.equals(".") ? dot : field(dot, token);
        }
        throw new GoTemplate.Bad("function \"" + token + "\" not defined");
    }

    private static JsonNode field(JsonNode from, String path) {
        JsonNode value = from;
        for (String key : path.substring(1).split("\\.", -1)) {
            if (value.isNull() || value.isMissingNode()) {
                return MissingNode.getInstance();
            }
            if (!value.isObject() || !value.has(key)) {
                throw new GoTemplate.Bad("executing \"\" at <" + path + ">: map has no entry for key \"" + key + "\"");
            }
            value = value.get(key);
        }
        return value;
    }

    private static JsonNode call(String function, List<JsonNode> arguments) {
        JsonNode first = arguments.isEmpty() ? MissingNode.getInstance() : arguments.get(0);
        return switch (function) {
            case "json" -> TextNode.valueOf(first.isMissingNode() ? "null" : first.toString());
            case "index" -> index(arguments);
            case "len" -> IntNode.valueOf(first.isTextual() ? first.asText().length() : first.size());
            case "println" -> TextNode.valueOf(joined(arguments, " ") + "\n");
            case "print" -> TextNode.valueOf(joined(arguments, ""));
            case "printf" -> printf(arguments);
            case "join" ->
                TextNode.valueOf(joined(
                        elements(first), arguments.size() > 1 ? arguments.get(1).asText() : ""));
            case "upper" -> TextNode.valueOf(first.asText().toUpperCase(Locale.ROOT));
            case "lower" -> TextNode.valueOf(first.asText().toLowerCase(Locale.ROOT));
            case "not" -> BooleanNode.valueOf(!holds(first));
            case "and" ->
                arguments.stream().filter(each -> !holds(each)).findFirst().orElse(last(arguments));
            case "or" ->
                arguments.stream().filter(GoExpression::holds).findFirst().orElse(last(arguments));
            case "eq" ->
                BooleanNode.valueOf(arguments.stream()
                        .skip(1)
                        .anyMatch(each -> printed(each).equals(printed(first))));
            case "ne" -> BooleanNode.valueOf(!printed(first).equals(printed(last(arguments))));
            default -> throw new GoTemplate.Bad("function \"" + function + "\" not defined");
        };
    }

    private static JsonNode last(List<JsonNode> nodes) {
        return nodes.get(nodes.size() - 1);
    }

    private static JsonNode printf(List<JsonNode> arguments) {
        Object[] values = arguments.stream().skip(1).map(GoExpression::printed).toArray();
        return TextNode.valueOf(
                arguments.get(0).asText().replaceAll("%[vdq]", "%s").formatted(values));
    }

    private static JsonNode index(List<JsonNode> arguments) {
        JsonNode value = arguments.get(0);
        for (JsonNode key : arguments.subList(1, arguments.size())) {
            value = key.isInt() ? value.path(key.asInt()) : value.path(key.asText());
            if (key.isInt() && value.isMissingNode()) {
                throw new GoTemplate.Bad("error calling index: index out of range: " + key.asInt());
            }
        }
        return value.isMissingNode() ? TextNode.valueOf("") : value;
    }

    private static List<JsonNode> elements(JsonNode node) {
        var elements = new ArrayList<JsonNode>();
        node.forEach(elements::add);
        return elements;
    }

    private static String joined(List<JsonNode> nodes, String between) {
        return nodes.stream().map(GoExpression::printed).collect(Collectors.joining(between));
    }

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
            return "<no value>";
        }
        if (value.isArray()) {
            return "[" + joined(elements(value), " ") + "]";
        }
        if (value.isObject()) {
            return sorted(value).entrySet().stream()
                    .map(each -> each.getKey() + ":" + printed(each.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
        return value.asText();
    }
}
