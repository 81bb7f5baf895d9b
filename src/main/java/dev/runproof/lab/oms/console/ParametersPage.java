package dev.runproof.lab.oms.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** System Management &gt; System Parameters: a table, and the dialog <i>Modify Value</i>, which writes by OK alone. */
final class ParametersPage {
    static final String ADDRESS = "/system/parameters";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final List<String> COLUMNS =
            List.of("Parameter Name", "Value", "Module", "Description", "Modified At");
    private static final String PENCIL = """
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">\
            <path d="M2 14l1-4 8-8 3 3-8 8-4 1z" fill="none" stroke="currentColor" stroke-width="1.4"/></svg>""";
    private static final String DIALOG = """
            <div class="shade" hidden>
            <form class="dialog" role="dialog" aria-modal="true" aria-label="Modify Value" method="post" action="%s">
            <h2>Modify Value</h2>
            <input type="hidden" name="parameter">
            <input type="hidden" name="page" value="%d">
            <p class="parameter"></p>
            <label>Value<textarea name="value" rows="12" spellcheck="false"></textarea></label>
            <div class="buttons"><button type="button" class="reset">Reset to Default</button>
            <span class="apart"></span>
            <button type="button" class="cancel">Cancel</button><button type="submit" class="main">OK</button></div>
            </form>
            </div>
            """;

    private ParametersPage() {}

    static String content(ConsoleSource source, Request request, boolean mayModify) {
        var sheet = Sheet.of(source.parameters(), request);
        var rows = sheet.rows().stream().map(it -> row(it, mayModify)).toList();
        return Html.table(COLUMNS, rows)
                + sheet.links(request)
                + (mayModify ? DIALOG.formatted(ADDRESS, sheet.page()) : "");
    }

    private static List<String> row(Parameter parameter, boolean mayModify) {
        return List.of(
                Html.text(parameter.name()),
                "<span class=\"value\">" + Html.text(parameter.value()) + "</span>"
                        + (mayModify ? icon(parameter) : ""),
                Html.text(parameter.module()),
                Html.text(parameter.description()),
                time(parameter.modifiedAt()));
    }

    private static String icon(Parameter parameter) {
        return """
                <button type="button" class="edit" aria-label="edit" data-parameter="%s" data-value="%s" data-initial="%s">\
                %s</button>""".formatted(
                Html.text(parameter.name()), Html.text(parameter.value()), Html.text(parameter.initial()), PENCIL);
    }

    /** A submitted dialog; a form sends its line breaks as CR LF, the console keeps LF. */
    static void submitted(ConsoleSource source, Request request) {
        source.modify(request.field("parameter"), request.field("value").replace("\r\n", "\n"));
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
