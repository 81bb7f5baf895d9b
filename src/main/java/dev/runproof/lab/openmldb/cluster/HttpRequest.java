package dev.runproof.lab.openmldb.cluster;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to one of the components.
 *
 * @param target path, with {@code ?query} if any
 * @param headers a value a name; names in any case
 */
public record HttpRequest(String method, String target, Map<String, String> headers, String body) {
    public HttpRequest {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    public static HttpRequest get(String target) {
        return new HttpRequest("GET", target, Map.of(), "");
    }

    public static HttpRequest post(String target, String body) {
        return new HttpRequest("POST", target, Map.of(), body);
    }

    public static HttpRequest put(String target, String body) {
        return new HttpRequest("PUT", target, Map.of(), body);
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
