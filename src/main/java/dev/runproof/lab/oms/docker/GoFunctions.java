package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The functions of a template: Go's own ones and those of Docker's client. */
final class GoFunctions {
    private static final Set<String> OF_ANY_NUMBER = Set.of("print", "println", "html", "js", "urlquery");
    private static final Set<String> OF_ONE_OR_MORE = Set.of("and", "or", "eq", "index", "slice", "printf");
    private static final Set<String> OF_TWO = Set.of("ne", "lt", "le", "gt", "ge", "join", "split", "truncate");

    private GoFunctions() {}

    /** A call that cannot be carried out, in the words of Go. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Failed(String message) {
            super(message);
        }

        private static Failed calling(String function, String why) {
            return new Failed("error calling " + function + ": " + why);
        }
    }

    static JsonNode call(String function, List<JsonNode> arguments) {
        count(function, arguments.size());
        JsonNode first = arguments.isEmpty() ? MissingNode.getInstance() : arguments.get(0);
        return switch (function) {
            case "json" -> TextNode.valueOf(first.isMissingNode() ? "null" : first.toString());
            case "index" -> index(arguments);
            case "len" -> length(first);
            case "html", "js", "urlquery" ->
                TextNode.valueOf(
                        GoEscapes.valueOf(function.toUpperCase(Locale.ROOT)).of(GoValues.joined(arguments, "")));
            case "println" -> TextNode.valueOf(GoValues.joined(arguments, " ") + "\n");
            case "print" -> TextNode.valueOf(GoValues.joined(arguments, ""));
            case "printf" -> TextNode.valueOf(GoFormat.text(first.asText(), arguments.subList(1, arguments.size())));
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
            case "eq" -> BooleanNode.valueOf(equalsAny(arguments));
            case "ne" -> BooleanNode.valueOf(order(function, arguments) != 0);
            case "lt" -> BooleanNode.valueOf(order(function, arguments) < 0);
            case "le" -> BooleanNode.valueOf(order(function, arguments) <= 0);
            case "gt" -> BooleanNode.valueOf(order(function, arguments) > 0);
            case "ge" -> BooleanNode.valueOf(order(function, arguments) >= 0);
            default -> throw GoTemplate.Bad.unreadable("function \"" + function + "\" not defined");
        };
    }

    private static void count(String function, int given) {
        if (OF_ANY_NUMBER.contains(function)) {
            return;
        }
        boolean more = OF_ONE_OR_MORE.contains(function);
        int wanted = OF_TWO.contains(function) ? 2 : 1;
        if (given < wanted || (given > wanted && !more)) {
            throw new Failed("wrong number of args for " + function + ": want " + (more ? "at least " : "") + wanted
                    + " got " + given);
        }
    }

    private static JsonNode length(JsonNode of) {
        if (of.isNumber() || of.isBoolean()) {
            throw Failed.calling("len", "len of type " + GoValues.type(of));
        }
        return IntNode.valueOf(of.isTextual() ? of.asText().length() : of.size());
    }

    private static boolean equalsAny(List<JsonNode> arguments) {
        if (arguments.size() == 1) {
            throw Failed.calling("eq", "missing argument for comparison");
        }
        return arguments.stream().skip(1).anyMatch(each -> order("eq", List.of(arguments.get(0), each)) == 0);
    }

    private static int order(String function, List<JsonNode> arguments) {
        JsonNode first = arguments.get(0);
        JsonNode second = last(arguments);
        if (first.isValueNode()
                && second.isValueNode()
                && !first.isNull()
                && !second.isNull()
                && first.getNodeType() != second.getNodeType()) {
            throw Failed.calling(function, "incompatible types for comparison");
        }
        return first.isNumber() && second.isNumber()
                ? Double.compare(first.asDouble(), second.asDouble())
                : GoValues.printed(first).compareTo(GoValues.printed(second));
    }

    private static JsonNode slice(List<JsonNode> arguments) {
        JsonNode of = arguments.get(0);
        String text = of.asText();
        int size = of.isTextual() ? text.length() : of.size();
        int from = arguments.size() > 1 ? arguments.get(1).asInt() : 0;
        int to = arguments.size() > 2 ? arguments.get(2).asInt() : size;
        if (from < 0 || from > to || to > size) {
            throw Failed.calling("slice", "index out of range: " + to);
        }
        return of.isTextual()
                ? TextNode.valueOf(text.substring(from, to))
                : JsonNodeFactory.instance
                        .arrayNode()
                        .addAll(GoValues.elements(of).subList(from, to));
    }

    private static JsonNode split(String text, String between) {
        var parts = JsonNodeFactory.instance.arrayNode();
        for (String part : text.split(Pattern.quote(between), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private static String titled(String text) {
        return Pattern.compile("(?<![\\p{L}\\p{N}_])\\p{L}")
                .matcher(text)
                .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static JsonNode last(List<JsonNode> nodes) {
        return nodes.get(nodes.size() - 1);
    }

    private static JsonNode index(List<JsonNode> arguments) {
        JsonNode value = arguments.get(0);
        for (JsonNode key : arguments.subList(1, arguments.size())) {
            value = key.isInt() ? value.path(key.asInt()) : value.path(key.asText());
            if (key.isInt() && value.isMissingNode()) {
                throw Failed.calling("index", "index out of range: " + key.asInt());
            }
        }
        return value.isMissingNode() ? TextNode.valueOf("") : value;
    }
}
