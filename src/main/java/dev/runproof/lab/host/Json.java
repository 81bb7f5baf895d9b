package dev.runproof.lab.host;

import dev.runproof.lab.LoggedCommand;
import java.util.stream.Collectors;

/** The few JSON texts that a lab writes itself; starting a JSON library would double the start of a lab. */
public final class Json {
    private Json() {}

    public static String of(LoggedCommand command) {
        return "{\"time\":%s,\"host\":%s,\"user\":%s,\"argv\":%s,\"exit\":%s}"
                .formatted(
                        quote(command.time().toString()),
                        quote(command.host()),
                        quote(command.user()),
                        command.argv().stream().map(Json::quote).collect(Collectors.joining(",", "[", "]")),
                        command.exit());
    }

    /** Also a valid double-quoted scalar of YAML. */
    public static String quote(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
