package dev.runproof.lab.oms.console;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request to the console.
 *
 * @param query the parameters of the address, the first value of each
 * @param form those of a submitted form
 * @param session the visitor's cookie
 */
record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        String body,
        Optional<String> session,
        Optional<String> authorization) {
    /** More than any form of the console sends. */
    private static final int LIMIT_BYTES = 1 << 20;

    private static final Pattern AMPERSAND = Pattern.compile("&");
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)" + Sessions.COOKIE + "=([0-9a-f]+)");
    private static final String FORM = "application/x-www-form-urlencoded";

    static Request of(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LIMIT_BYTES);
        String body = new String(bytes, StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        String type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                pairs(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse("")),
                type.startsWith(FORM) ? pairs(body) : Map.of(),
                body,
                Optional.ofNullable(headers.getFirst("Cookie"))
                        .map(COOKIE::matcher)
                        .filter(it -> it.find())
                        .map(it -> it.group(1)),
                Optional.ofNullable(headers.getFirst("Authorization")));
    }

    boolean get() {
        return method.equals("GET") || method.equals("HEAD");
    }

    boolean post() {
        return method.equals("POST");
    }

    /** A field of the form; empty when it was not sent. */
    String field(String name) {
        return form.getOrDefault(name, "");
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : AMPERSAND.split(text, -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    /** What is no code is kept as it is. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
