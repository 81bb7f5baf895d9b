package dev.runproof.lab.oms.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The components: one page with a tab a kind, or in 3.2.2 a page a kind. */
final class ComponentPages {
    static final String ADDRESS = "/monitoring/components";

    private ComponentPages() {}

    /** The address of the page of one kind, where each kind has its own. */
    static String address(ComponentKind kind) {
        return "/monitoring/" + kind.shown().toLowerCase(Locale.ROOT);
    }

    /** The kind whose own page this is. */
    static Optional<ComponentKind> kind(Edition edition, String path) {
        return edition == Edition.PAGE_A_KIND
                ? edition.kinds().stream()
                        .filter(it -> address(it).equals(path))
                        .findFirst()
                : Optional.empty();
    }

    /** The page with tabs; it begins with the first. */
    static String tabs(ConsoleSource source, Request request, Edition edition) {
        ComponentKind chosen = edition.kinds().stream()
                .filter(it -> it.shown().equals(request.query().get("tab")))
                .findFirst()
                .orElse(edition.kinds().get(0));
        String tabs = edition.kinds().stream()
                .map(it -> "<a role=\"tab\" aria-selected=\"%s\" href=\"%s?tab=%s\">%s</a>"
                        .formatted(it == chosen, ADDRESS, it.shown(), it.shown()))
                .collect(Collectors.joining("\n"));
        String hidden = "<input type=\"hidden\" name=\"tab\" value=\"" + chosen.shown() + "\">";
        return "<div class=\"tabs\" role=\"tablist\">" + tabs + "</div>\n"
                + list(source, request, chosen, ADDRESS, hidden);
    }

    static String single(ConsoleSource source, Request request, ComponentKind kind) {
        return list(source, request, kind, request.path(), "");
    }

    private static String list(
            ConsoleSource source, Request request, ComponentKind kind, String address, String hidden) {
        // The search wants the whole name, address or project.
        String wanted = request.query().getOrDefault("search", "").strip();
        var found = source.components(kind).stream()
                .filter(it -> wanted.isEmpty()
                        || List.of(it.name(), it.ip(), it.projectName()).contains(wanted))
                .toList();
        var sheet = Sheet.of(found, request);
        return Html.search(address, "Search by name, server IP address or project", wanted, hidden)
                + Html.table(
                        columns(kind),
                        sheet.rows().stream().map(ComponentPages::row).toList())
                + sheet.links(request);
    }

    private static List<String> columns(ComponentKind kind) {
        List<String> columns = new ArrayList<>(
                List.of(kind.shown() + " Name", "Server IP Address", "Region", "Project", "Status", "Latency"));
        if (kind == ComponentKind.STORE) {
            columns.addAll(List.of("Subtopic", "Start Timestamp"));
        }
        columns.addAll(List.of("Current Timestamp", "Last Heartbeat"));
        return columns;
    }

    private static List<String> row(Component component) {
        List<String> cells = new ArrayList<>(List.of(
                Html.text(component.name()),
                Html.text(component.ip()),
                Html.text(component.region()),
                Html.text(component.projectName()),
                Html.state(component.status().shown()),
                latency(component.latency())));
        if (component.kind() == ComponentKind.STORE) {
            cells.add(Html.text(component.subtopic()));
            cells.add(ParametersPage.time(component.from()));
        }
        cells.add(ParametersPage.time(component.current()));
        cells.add(ParametersPage.time(component.heartbeat()));
        return cells;
    }

    private static String latency(Duration latency) {
        return latency.toSeconds() + " s";
    }
}
