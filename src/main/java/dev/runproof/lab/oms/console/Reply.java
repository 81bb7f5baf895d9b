package dev.runproof.lab.oms.console;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the console answers. */
record Reply(int status, Map<String, String> headers, String body) {
    private static final String TYPE = "Content-Type";

    static Reply html(int status, String body) {
        return new Reply(status, Map.of(TYPE, "text/html; charset=utf-8", "Cache-Control", "no-store"), body);
    }

    static Reply html(String body) {
        return html(200, body);
    }

    static Reply json(int status, String body) {
        return new Reply(status, Map.of(TYPE, "application/json;charset=UTF-8"), body);
    }

    static Reply file(String type, String body) {
        return new Reply(200, Map.of(TYPE, type, "Cache-Control", "no-store"), body);
    }

    /** The browser goes on with a GET of that page. */
    static Reply see(String path) {
        return new Reply(303, Map.of("Location", path), "");
    }

    /** As nginx says it when the program behind it does not answer. */
    static Reply badGateway() {
        return html(502, nginx("502 Bad Gateway"));
    }

    /** Names the kind of the failure alone: its message may hold what nobody should see. */
    static Reply failed(RuntimeException failure) {
        return html(
                500, nginx("500 Internal Server Error: " + failure.getClass().getSimpleName()));
    }

    static Reply notFound() {
        return html(404, nginx("404 Not Found"));
    }

    private static String nginx(String what) {
        return """
                <html>
                <head><title>%s</title></head>
                <body>
                <center><h1>%s</h1></center>
                <hr><center>nginx</center>
                </body>
                </html>
                """.formatted(what, what);
    }

    Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, Map.copyOf(more), body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
