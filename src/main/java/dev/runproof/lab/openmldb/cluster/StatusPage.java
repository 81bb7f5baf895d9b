package dev.runproof.lab.openmldb.cluster;

import java.util.Locale;
import java.util.Map;

/** The page that every C++ component serves at {@code /status}: plain text for curl, HTML for browsers. */
final class StatusPage {
    private static final Map<Kind, String> SERVICES = Map.of(
            Kind.NAMESERVER, "openmldb.nameserver.NameServer",
            Kind.TABLET, "openmldb.api.TabletServer",
            Kind.APISERVER, "openmldb.apiserver.ApiServer");

    private StatusPage() {}

    /** The version stands in the place of the service's class until a tablet is registered. */
    static HttpAnswer of(Server server, HttpRequest request) {
        boolean unknown = server.component().kind() == Kind.TABLET && server.fate() != Fate.REGISTERED;
        String version = unknown ? "openmldb::tablet::TabletImpl" : server.version();
        String counters = "non_service_error: 0\nconnection_count: 3\n\n["
                + SERVICES.getOrDefault(server.component().kind(), "")
                + "]\n\n";
        String text = "version: " + version + "\n" + counters;
        if (isPlain(request)) {
            return new HttpAnswer(200, "text/plain", text);
        }
        return new HttpAnswer(
                200, "text/html", "<!DOCTYPE html><html>\n<head></head>\n<body>\n" + text + "</body></html>\n");
    }

    private static boolean isPlain(HttpRequest request) {
        String agent = request.header("User-Agent").toLowerCase(Locale.ROOT);
        return agent.isEmpty() || agent.contains("curl/") || ("&" + request.query() + "&").contains("&console=1&");
    }
}
