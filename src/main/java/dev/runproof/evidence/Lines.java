package dev.runproof.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file with the offsets at which they begin. */
final class Lines {
    private Lines() {}

    /**
     * @param text one character per byte (ISO 8859-1), without the line feed
     * @param whole whether the line has its line feed
     */
    record Line(long offset, String text, boolean whole) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    static List<Line> of(Path file) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        var lines = new ArrayList<Line>();
        int start = 0;
        while (start < all.length()) {
            int end = all.indexOf('\n', start);
            boolean whole = end >= 0;
            int to = whole ? end : all.length();
            lines.add(new Line(start, all.substring(start, to), whole));
            start = to + 1;
        }
        return lines;
    }
}
