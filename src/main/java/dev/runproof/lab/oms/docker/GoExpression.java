package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One pipeline of a template. */
final class GoExpression {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|\\(|\\)[\\w.]*|\\||[^\\s()|]+)");

    /** What Docker leaves out of its JSON when there is none, and templates may ask for nevertheless. */
    private static final Set<String> OMITTED = Set.of("Health");

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
            throw GoTemplate.Bad.unreadable("missing value for command");
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
            return first.equals(".Label") ? label() : term();
        }
        at++;
        var arguments = new ArrayList<JsonNode>();
        while (at < tokens.size()
                && !tokens.get(at).equals("|")
                && !tokens.get(at).startsWith(")")) {
            arguments.add(term());
        }
        arguments.addAll(piped);
        return GoFunctions.call(first, arguments);
    }

    /** {@code .Label "key"} of a line of {@code ps}, which holds all labels as one text. */
    private JsonNode label() {
        at++;
        String key = at < tokens.size() ? term().asText() : "";
        return TextNode.valueOf(Stream.of(dot.path("Labels").asText().split(",", -1))
                .filter(label -> label.startsWith(key + "="))
                .map(label -> label.substring(key.length() + 1))
                .findFirst()
                .orElse(""));
    }

    private JsonNode term() {
        String token = tokens.get(at++);
        if (token.equals("(")) {
            JsonNode value = value();
            if (at >= tokens.size() || !tokens.get(at).startsWith(")")) {
                throw GoTemplate.Bad.unreadable("unclosed left paren");
            }
            String field = tokens.get(at++).substring(1);
            return field.isEmpty() ? value : field(value, field);
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
                throw GoTemplate.Bad.unreadable("undefined variable \"" + name + "\"");
            }
            return period < 0 ? value : field(value, token.substring(period));
        }
        if (first == '.') {
            return token.equals(".") ? dot : field(dot, token);
        }
        throw GoTemplate.Bad.unreadable("function \"" + token + "\" not defined");
    }

    private static JsonNode field(JsonNode from, String path) {
        JsonNode value = from;
        for (String key : path.substring(1).split("\\.", -1)) {
            if (value.isNull()) {
                return MissingNode.getInstance();
            }
            if (value.isMissingNode()) {
                throw GoTemplate.Bad.executing(path, "nil pointer evaluating *types.Health." + key);
            }
            if (value.isObject() && OMITTED.contains(key)) {
                value = value.path(key);
                continue;
            }
            if (!value.isObject() || !value.has(key)) {
                throw GoTemplate.Bad.executing(path, "map has no entry for key \"" + key + "\"");
            }
            value = value.get(key);
        }
        return value;
    }
}
