package dev.runproof.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a console answered to a program.
 *
 * @param headers by name, in any case
 * @param body in UTF-8; cut at {@link ConsoleHttp#BODY_LIMIT_BYTES}
 * @param whole false when the body is cut
 */
public record HttpReply(int status, Map<String, List<String>> headers, String body, boolean whole) {
    public HttpReply {
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }
}
