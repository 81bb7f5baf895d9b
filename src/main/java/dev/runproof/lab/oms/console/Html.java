package dev.runproof.lab.oms.console;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page; every value from outside comes through {@link #text}. */
final class Html {
    private Html() {}

    /** A text as it stands between tags or in a quoted attribute. */
    static String text(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // An attribute keeps its line breaks only as codes.
                .replace("\n", "&#10;");
    }

    /** A table; the cells are HTML already. */
    static String table(List<String> columns, List<List<String>> rows) {
        String head = columns.stream()
                .map(it -> "<th scope=\"col\">" + text(it) + "</th>")
                .collect(Collectors.joining());
        String body = rows.stream()
                .map(row -> "<tr>" + row.stream().map(Html::cell).collect(Collectors.joining()) + "</tr>\n")
                .collect(Collectors.joining());
        String none = rows.isEmpty() ? "<p class=\"none\">No data</p>\n" : "";
        return "<table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody>\n</table>\n%s".formatted(head, body, none);
    }

    /** What is short enough is never broken into two lines. */
    private static String cell(String html) {
        boolean word = html.length() <= 20 && html.indexOf('<') < 0;
        return (word ? "<td class=\"word\">" : "<td>") + html + "</td>";
    }

    /** A bar with its figures. */
    static String bar(Server.Use use) {
        String grade = use.percent() >= 90 ? "full" : use.percent() >= 70 ? "high" : "low";
        return """
                <div class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="%1$d">\
                <div class="%2$s" style="width: %1$d%%"></div></div><span class="figures">%1$d%% (%3$s / %4$s %5$s)</span>""".formatted(use.percent(), grade, figure(use.used()), figure(use.total()), text(use.unit()));
    }

    /** A state with its dot. */
    static String state(String word) {
        String grade = switch (word) {
            case "Online", "Running", "Completed" -> "good";
            case "Stopped", "Starting", "Migrating" -> "still";
            default -> "bad";
        };
        return "<span class=\"state %s\">%s</span>".formatted(grade, text(word));
    }

    static String search(String action, String hint, String value, String hidden) {
        return """
                <form class="search" role="search" method="get" action="%s">%s
                <input type="search" name="search" placeholder="%s" value="%s">
                <button type="submit">Search</button></form>
                """.formatted(text(action), hidden, text(hint), text(value));
    }

    static String resource(String name) {
        try (var in = Html.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
