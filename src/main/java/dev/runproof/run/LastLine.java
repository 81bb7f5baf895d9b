package dev.runproof.run;

import dev.runproof.remote.OutputSink;
import java.nio.charset.StandardCharsets;

/** Shows the last line that a command wrote, and the page it ended on, for the people who watch; keeps one line of each channel. */
final class LastLine implements OutputSink {
    private static final int LONGEST = 400;

    private final RunEvents events;
    private final StringBuilder stdout = new StringBuilder();
    private final StringBuilder stderr = new StringBuilder();

    LastLine(RunEvents events) {
        this.events = events;
    }

    @Override
    public void stdout(byte[] bytes, int offset, int length) {
        take(stdout, bytes, offset, length);
    }

    @Override
    public void stderr(byte[] bytes, int offset, int length) {
        take(stderr, bytes, offset, length);
    }

    @Override
    public void picture(byte[] png) {
        events.pictured(png);
    }

    private void take(StringBuilder line, byte[] bytes, int offset, int length) {
        // Only the end can hold the last line; the rest of a flood is not even decoded.
        int from = Math.max(offset, offset + length - 4 * LONGEST);
        String text = new String(bytes, from, offset + length - from, StandardCharsets.UTF_8);
        line.append(text);
        int end = line.lastIndexOf("\n");
        if (end < 0) {
            line.delete(0, Math.max(0, line.length() - LONGEST));
            return;
        }
        int start = line.lastIndexOf("\n", end - 1) + 1;
        String whole = line.substring(start, end).strip();
        line.delete(0, end + 1);
        if (!whole.isEmpty()) {
            events.progress(whole);
        }
    }
}
