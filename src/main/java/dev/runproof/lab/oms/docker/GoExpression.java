package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One pipeline of a template. */
final class GoExpression {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|\\(|\\)[\\w.]*|\\||[^\\s()|]+)");
    private static final String PIPE = "|";

    private final List<Token> tokens = new ArrayList<>();
    private final JsonNode dot;
    private final Map<String, JsonNode> scope;
    private int at;

    /** @param column of the template at which it begins, from 0 */
    private record Token(String text, int column) {
        boolean ends() {
            return text.equals(PIPE) || text.startsWith(")");
        }
    }

    /** @param column of the template at which the text begins */
    GoExpression(String text, int column, JsonNode dot, Map<String, JsonNode> scope) {
        this.dot = dot;
        this.scope = scope;
        Matcher token = TOKEN.matcher(text);
        while (token.lookingAt()) {
            tokens.add(new Token(token.group(1), column + token.start(1)));
            token.region(token.end(), token.regionEnd());
        }
    }

    JsonNode value() {
        JsonNode value = pipeline();
        if (at < tokens.size()) {
            throw GoTemplate.Bad.unreadable("unexpected right paren U+0029 ')'");
        }
        return value;
    }

    private JsonNode pipeline() {
        JsonNode value = command(List.of());
        while (at < tokens.size() && tokens.get(at).text().equals(PIPE)) {
            at++;
            value = command(List.of(value));
        }
        return value;
    }

    private Token next() {
        if (at >= tokens.size()) {
            throw GoTemplate.Bad.unreadable("missing value for command");
        }
        return tokens.get(at);
    }

    private JsonNode command(List<JsonNode> piped) {
        Token first = next();
        if (first.text().equals("nil")) {
            throw GoTemplate.Bad.executing(first.column(), "nil", "nil is not a command");
        }
        if (!first.text().matches("[a-zA-Z]\\w*") || first.text().matches("true|false")) {
            return first.text().equals(".Label") ? label() : alone(first);
        }
        int begin = at++;
        var arguments = new ArrayList<JsonNode>();
        while (at < tokens.size() && !tokens.get(at).ends()) {
            arguments.add(term());
        }
        String words = String.join(
                " ", tokens.subList(begin, at).stream().map(Token::text).toList());
        arguments.addAll(piped);
        try {
            return GoFunctions.call(first.text(), arguments);
        } catch (GoFunctions.Failed e) {
            throw GoTemplate.Bad.executing(first.column(), words, String.valueOf(e.getMessage()));
        }
    }

    /** A value that is no function takes no arguments. */
    private JsonNode alone(Token first) {
        JsonNode value = term();
        if (at < tokens.size() && !tokens.get(at).ends()) {
            String text = first.text();
            throw GoTemplate.Bad.executing(
                    first.column(),
                    text,
                    text.startsWith(".") && text.length() > 1
                            ? text.substring(text.lastIndexOf('.') + 1) + " is not a method but has arguments"
                            : "can't give argument to non-function " + text);
        }
        return value;
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
        Token token = next();
        at++;
        String text = token.text();
        return switch (text.charAt(0)) {
            case '(' -> inner();
            case '"', '`' -> quoted(text);
            case '$' -> variable(token);
            case '.' -> text.equals(".") ? dot : field(dot, token, text);
            default -> constant(text);
        };
    }

    private JsonNode inner() {
        JsonNode value = pipeline();
        if (at >= tokens.size()) {
            throw GoTemplate.Bad.unreadable("unclosed left paren");
        }
        Token close = tokens.get(at++);
        return close.text().length() == 1
                ? value
                : field(value, close, close.text().substring(1));
    }

    private static JsonNode quoted(String text) {
        if (text.length() < 2 || text.charAt(text.length() - 1) != text.charAt(0)) {
            throw GoTemplate.Bad.unreadable("unterminated quoted string");
        }
        String inside = text.substring(1, text.length() - 1);
        return TextNode.valueOf(
                text.charAt(0) == '`'
                        ? inside
                        : inside.replace("\\n", "\n")
                                .replace("\\t", "\t")
                                .replace("\\\"", "\"")
                                .replace("\\\\", "\\"));
    }

    private JsonNode variable(Token token) {
        int period = token.text().indexOf('.');
        String name = period < 0 ? token.text() : token.text().substring(0, period);
        JsonNode value = scope.get(name);
        if (value == null) {
            throw GoTemplate.Bad.unreadable("undefined variable \"" + name + "\"");
        }
        return period < 0 ? value : field(value, token, token.text().substring(period));
    }

    private static JsonNode constant(String text) {
        if (text.matches("-?\\d{1,18}")) {
            long number = Long.parseLong(text);
            return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
        }
        if (text.matches("-?\\d+\\.\\d+")) {
            return DoubleNode.valueOf(Double.parseDouble(text));
        }
        return switch (text) {
            case "true", "false" -> BooleanNode.valueOf(Boolean.parseBoolean(text));
            case "nil" -> NullNode.instance;
            default -> throw GoTemplate.Bad.unreadable("function \"" + text + "\" not defined");
        };
    }

    /** @param path of fields, each behind a period */
    private static JsonNode field(JsonNode from, Token token, String path) {
        JsonNode value = from;
        JsonNode owner = from;
        String before = "";
        for (String key : path.substring(1).split("\\.", -1)) {
            if (value.isNull()) {
                // Who asks further for what was left out learns that it is not there.
                if (GoOmitted.find(owner, before).isPresent()) {
                    throw missing(token, before);
                }
                return MissingNode.getInstance();
            }
            owner = value;
            value = owner.has(key) ? owner.get(key) : GoOmitted.find(owner, key).orElseThrow(() -> missing(token, key));
            before = key;
        }
        return value;
    }

    private static GoTemplate.Bad missing(Token token, String key) {
        // Go gives the place of the second field when there is more than one.
        int second = token.text().indexOf('.', 1);
        return GoTemplate.Bad.executing(
                token.column() + Math.max(0, second), token.text(), "map has no entry for key \"" + key + "\"");
    }
}
