package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Go's templates that people use with {@code --format}: fields, {@code json}, {@code index}, {@code range},
 * {@code if}, {@code with}, variables, comparisons, pipelines.
 */
final class GoTemplate {
    private static final Pattern ACTION = Pattern.compile("(\\s*)\\{\\{(- )?(.*?)( -)?\\}\\}(\\s*)", Pattern.DOTALL);

    private final List<Part> parts = new ArrayList<>();
    private int at;

    /** A template that cannot be read or carried out, in the words of Go. */
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean unreadable;

        private Bad(String message, boolean unreadable) {
            super("template: :1: " + message);
            this.unreadable = unreadable;
        }

        static Bad unreadable(String message) {
            return new Bad(message, true);
        }

        /** @param at what cannot be carried out */
        static Bad executing(String at, String message) {
            return new Bad("executing \"\" at <" + at + ">: " + message, false);
        }

        /** Whether it is no template at all, whatever the data. */
        boolean unreadable() {
            return unreadable;
        }
    }

    private record Part(boolean action, String text) {}

    private GoTemplate() {}

    static GoTemplate parse(String text) {
        var template = new GoTemplate();
        Matcher action = ACTION.matcher(text);
        int from = 0;
        while (action.find()) {
            template.literal(text.substring(from, action.start()));
            template.literal(action.group(2) == null ? action.group(1) : "");
            template.parts.add(new Part(true, action.group(3).strip()));
            template.literal(action.group(4) == null ? action.group(5) : "");
            from = action.end();
        }
        String rest = text.substring(from);
        if (rest.contains("{{")) {
            throw Bad.unreadable("unclosed action");
        }
        template.literal(rest);
        return template;
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(false, text.replace("\\n", "\n").replace("\\t", "\t")));
        }
    }

    String render(JsonNode data) {
        var out = new StringBuilder();
        var scope = new HashMap<String, JsonNode>(Map.of("$", data));
        at = 0;
        block(data, scope, out, true);
        if (at < parts.size()) {
            throw Bad.unreadable("unexpected {{end}}");
        }
        return out.toString();
    }

    /** Carries out up to the {@code end} or {@code else} of this block and returns that word; empty at the end of all. */
    private String block(JsonNode dot, Map<String, JsonNode> scope, StringBuilder out, boolean printing) {
        while (at < parts.size()) {
            Part part = parts.get(at);
            String word = part.action() ? part.text().split("\\s", 2)[0] : "";
            if (word.equals("end") || word.equals("else")) {
                return word;
            }
            at++;
            if (!part.action()) {
                out.append(printing ? part.text() : "");
            } else if (word.equals("if") || word.equals("with")) {
                branch(word, part.text().substring(word.length()), dot, scope, out, printing);
            } else if (word.equals("range")) {
                range(part.text().substring(word.length()), dot, scope, out, printing);
            } else if (printing && !part.text().startsWith("/*")) {
                action(part.text(), dot, scope, out);
            }
        }
        return "";
    }

    private static void action(String text, JsonNode dot, Map<String, JsonNode> scope, StringBuilder out) {
        Matcher assignment =
                Pattern.compile("(\\$\\w+)\\s*:?=\\s*(.*)", Pattern.DOTALL).matcher(text);
        if (assignment.matches()) {
            scope.put(assignment.group(1), new GoExpression(assignment.group(2), dot, scope).value());
        } else {
            out.append(GoValues.printed(new GoExpression(text, dot, scope).value()));
        }
    }

    private void branch(
            String word,
            String condition,
            JsonNode dot,
            Map<String, JsonNode> scope,
            StringBuilder out,
            boolean printing) {
        JsonNode value = printing ? new GoExpression(condition, dot, scope).value() : dot;
        boolean holds = printing && GoValues.holds(value);
        String end = block(word.equals("with") && holds ? value : dot, scope, out, holds);
        if (end.equals("else")) {
            at++;
            end = block(dot, scope, out, printing && !holds);
        }
        closed(end);
    }

    private void closed(String end) {
        if (!end.equals("end")) {
            throw Bad.unreadable("unexpected EOF");
        }
        at++;
    }

    private void range(String clause, JsonNode dot, Map<String, JsonNode> scope, StringBuilder out, boolean printing) {
        Matcher named = Pattern.compile("\\s*(\\$\\w+)(?:\\s*,\\s*(\\$\\w+))?\\s*:=\\s*(.*)", Pattern.DOTALL)
                .matcher(clause);
        boolean hasNames = named.matches();
        String expression = hasNames ? named.group(3) : clause;
        int body = at;
        var keys = new ArrayList<JsonNode>();
        var values = new ArrayList<JsonNode>();
        if (printing) {
            JsonNode over = new GoExpression(expression, dot, scope).value();
            GoValues.entries(over, keys, values);
        }
        String end = "";
        for (int i = 0; i < values.size(); i++) {
            at = body;
            var inner = new HashMap<>(scope);
            if (hasNames && named.group(2) != null) {
                inner.put(named.group(1), keys.get(i));
                inner.put(named.group(2), values.get(i));
            } else if (hasNames) {
                inner.put(named.group(1), values.get(i));
            }
            end = block(values.get(i), inner, out, true);
        }
        if (values.isEmpty()) {
            end = block(dot, scope, out, false);
        }
        if (end.equals("else")) {
            at++;
            end = block(dot, scope, out, printing && values.isEmpty());
        }
        closed(end);
    }
}
