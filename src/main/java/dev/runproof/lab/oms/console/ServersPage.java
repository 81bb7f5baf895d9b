package dev.runproof.lab.oms.console;

import java.util.ArrayList;
import java.util.List;

/** The servers, their load and whether they are Online; a search by address. */
final class ServersPage {
    static final String ADDRESS = "/monitoring/servers";

    private ServersPage() {}

    static String content(ConsoleSource source, Request request) {
        List<Server> all = source.servers();
        boolean regions = all.stream().map(Server::region).distinct().count() > 1;
        String wanted = request.query().getOrDefault("search", "").strip();
        var found = all.stream()
                .filter(it -> wanted.isEmpty() || it.ip().equals(wanted))
                .toList();
        var sheet = Sheet.of(found, request);
        return Html.search(ADDRESS, "Search by server IP address", wanted, "")
                + Html.table(
                        columns(regions),
                        sheet.rows().stream().map(it -> row(it, regions)).toList())
                + sheet.links(request);
    }

    private static List<String> columns(boolean regions) {
        List<String> columns = new ArrayList<>(List.of(
                "Server IP Address", "Memory", "CPU", "Disk", "Status", "Type", "Usage", "Upper Limit", "Actions"));
        if (regions) {
            columns.add(1, "Region");
        }
        return columns;
    }

    private static List<String> row(Server server, boolean regions) {
        List<String> cells = new ArrayList<>(List.of(
                Html.text(server.ip()),
                Html.bar(server.memory()),
                Html.bar(server.cpu()),
                Html.bar(server.disk()),
                Html.state(server.status().shown()),
                Html.text(server.type()),
                Integer.toString(server.usage()),
                Integer.toString(server.limit()),
                "<span class=\"actions\">Update</span>"));
        if (regions) {
            cells.add(1, Html.text(server.region()));
        }
        return cells;
    }
}
