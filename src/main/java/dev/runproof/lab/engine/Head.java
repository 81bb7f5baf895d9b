package dev.runproof.lab.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first line and the headers of a message of HTTP/1. */
record Head(String line, List<String> headers) {
    private static final int MOST_BYTES = 64 * 1024;

    Head {
        headers = List.copyOf(headers);
    }

    /**
     * Reads up to the empty line, no byte more.
     *
     * @return empty when the other side has sent nothing
     */
    static Optional<Head> read(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        int bytes = 0;
        var line = new StringBuilder();
        for (int next = in.read(); ; next = in.read()) {
            if (next < 0 && bytes == 0) {
                return Optional.empty();
            }
            if (next < 0 || ++bytes > MOST_BYTES) {
                throw new EOFException("a message of HTTP without an end of its headers");
            }
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            String text = line.toString().stripTrailing();
            line.setLength(0);
            if (text.isEmpty()) {
                return Optional.of(new Head(lines.get(0), lines.subList(1, lines.size())));
            }
            lines.add(text);
        }
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Of an answer. */
    int status() {
        return Integer.parseInt(line.split(" ", 3)[1]);
    }

    byte[] bytes() {
        var all = new ArrayList<>(List.of(line));
        all.addAll(headers);
        return (String.join("\r\n", all) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
