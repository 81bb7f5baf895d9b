package dev.runproof.lab.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request of the Engine API.
 *
 * @param version the beginning of its path that names a version of the API; empty text without one
 * @param path the rest of it, decoded
 */
record Request(String method, String version, String path, Map<String, String> query, Head head, InputStream body) {
    private static final Pattern TARGET = Pattern.compile("(/v[0-9.]+)?(/[^?]*)(?:\\?(.*))?");

    Request {
        query = new LinkedHashMap<>(query);
    }

    static Optional<Request> read(InputStream in) throws IOException {
        var head = Head.read(in);
        return head.isEmpty() ? Optional.empty() : Optional.of(of(head.get(), in));
    }

    private static Request of(Head head, InputStream in) throws IOException {
        String[] words = head.line().split(" ", -1);
        var target = TARGET.matcher(words.length == 3 ? words[1] : "");
        if (!target.matches()) {
            throw new IOException("no request of HTTP: " + head.line());
        }
        return new Request(
                words[0],
                Optional.ofNullable(target.group(1)).orElse(""),
                decoded(target.group(2).replace("+", "%2B")),
                query(Optional.ofNullable(target.group(3)).orElse("")),
                head,
                Body.of(head, in));
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                query.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The same for the engine at another path. */
    String target(String otherPath) {
        return version
                + otherPath
                + (query.isEmpty()
                        ? ""
                        : query.entrySet().stream()
                                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                                .collect(Collectors.joining("&", "?", "")));
    }

    Request with(String name, String value) {
        var more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Request(method, version, path, more, head, body);
    }

    Request without(String name) {
        var less = new LinkedHashMap<>(query);
        less.remove(name);
        return new Request(method, version, path, less, head, body);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
