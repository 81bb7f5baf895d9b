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
    private static final Pattern ACTION = Pattern.compile("\\{\\{(- )?\\s*(.*?)(\\s+-)?\\}\\}", Pattern.DOTALL);
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(\\$\\w+)\\s*:?=\\s*(.*)", Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("\\s*(\\$\\w+)(?:\\s*,\\s*(\\$\\w+))?\\s*:=\\s*(.*)", Pattern.DOTALL);

    private final List<Part> parts = new ArrayList<>();
    private int at;

    /** {@code break} or {@code continue} while the rest of a range is passed over; else empty. */
    private String leaving = "";

    /** A template that cannot be read or carried out, in the words of Go. */
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean unreadable;

        private Bad(String message, boolean unreadable) {
            super("template: :1:" + message);
            this.unreadable = unreadable;
        }

        static Bad unreadable(String message) {
            return new Bad(" " + message, true);
        }

        /**
         * @param column at which that begins which cannot be carried out
         * @param at its text
         */
        static Bad executing(int column, String at, String message) {
            return new Bad(column + ": executing \"\" at <" + at + ">: " + message, false);
        }

        /** Whether it is no template at all, whatever the data. */
        boolean unreadable() {
            return unreadable;
        }
    }

    /** @param column at which the text of an action begins */
    private record Part(boolean action, String text, int column) {
        /** The first word of an action. */
        String word() {
            return action ? text.split("\\s", 2)[0] : "";
        }

        /** The same without its first word. */
        Part behind(String word) {
            String rest = text.substring(word.length()).stripLeading();
            return new Part(action, rest, column + text.length() - rest.length());
        }

        JsonNode value(String expression, JsonNode dot, Map<String, JsonNode> scope) {
            return new GoExpression(expression, column + text.length() - expression.length(), dot, scope).value();
        }
    }

    private GoTemplate() {}

    static GoTemplate parse(String text) {
        var template = new GoTemplate();
        Matcher action = ACTION.matcher(text);
        int from = 0;
        boolean trimming = false;
        while (action.find()) {
            String before = text.substring(from, action.start());
            template.literal(action.group(1) == null ? before : before.stripTrailing(), trimming);
            template.parts.add(new Part(true, action.group(2).stripTrailing(), action.start(2)));
            trimming = action.group(3) != null;
            from = action.end();
        }
        String rest = text.substring(from);
        int open = rest.indexOf("{{");
        if (open >= 0) {
            throw Bad.unreadable(rest.indexOf('}', open) < 0 ? "unclosed action" : "bad character U+007D '}'");
        }
        template.literal(rest, trimming);
        return template;
    }

    private void literal(String text, boolean trimming) {
        String shown = trimming ? text.stripLeading() : text;
        if (!shown.isEmpty()) {
            parts.add(new Part(false, shown, 0));
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
            String word = part.word();
            boolean live = printing && leaving.isEmpty();
            if (word.equals("end") || word.equals("else")) {
                return word;
            }
            at++;
            if (!part.action()) {
                out.append(live ? part.text() : "");
            } else if (word.equals("if") || word.equals("with")) {
                branch(part, dot, scope, out, live);
            } else if (word.equals("range")) {
                range(part, dot, scope, out, live);
            } else if (word.equals("break") || word.equals("continue")) {
                leaving = live ? word : leaving;
            } else if (live && !part.text().startsWith("/*")) {
                action(part, dot, scope, out);
            }
        }
        return "";
    }

    private static void action(Part part, JsonNode dot, Map<String, JsonNode> scope, StringBuilder out) {
        JsonNode value = assigned(part, part.text(), dot, scope);
        if (!ASSIGNMENT.matcher(part.text()).matches()) {
            out.append(GoValues.printed(value));
        }
    }

    /** The value of a pipeline, which may be given to a variable. */
    private static JsonNode assigned(Part part, String pipeline, JsonNode dot, Map<String, JsonNode> scope) {
        Matcher assignment = ASSIGNMENT.matcher(pipeline);
        if (!assignment.matches()) {
            return part.value(pipeline, dot, scope);
        }
        JsonNode value = part.value(assignment.group(2), dot, scope);
        scope.put(assignment.group(1), value);
        return value;
    }

    private void branch(Part part, JsonNode dot, Map<String, JsonNode> scope, StringBuilder out, boolean printing) {
        String word = part.word();
        JsonNode value = printing ? assigned(part, part.text().substring(word.length()), dot, scope) : dot;
        boolean holds = printing && GoValues.holds(value);
        String end = block(word.equals("with") && holds ? value : dot, scope, out, holds);
        if (end.equals("else")) {
            Part other = parts.get(at++);
            if (!other.text().equals(end)) {
                // The end of the inner branch closes this one, too.
                branch(other.behind(end), dot, scope, out, printing && !holds);
                return;
            }
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

    private void range(Part part, JsonNode dot, Map<String, JsonNode> scope, StringBuilder out, boolean printing) {
        String clause = part.text().substring(part.word().length());
        Matcher named = NAMED.matcher(clause);
        boolean hasNames = named.matches();
        String expression = hasNames ? named.group(3) : clause;
        int body = at;
        var keys = new ArrayList<JsonNode>();
        var values = new ArrayList<JsonNode>();
        if (printing) {
            GoValues.entries(part.value(expression, dot, scope), keys, values);
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
            boolean over = leaving.equals("break");
            leaving = "";
            if (over) {
                break;
            }
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
