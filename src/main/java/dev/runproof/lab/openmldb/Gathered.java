package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool.Terminal;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A terminal for a tool that prints megabytes in small pieces: what comes within a moment is printed at once, in order.
 *
 * <p>A tool prints an empty text after each wait, to see whether its caller is still there. The first of them after
 * {@link #MOMENT} lets out what was gathered, and so do the other channel and the end; who kills the tool may
 * miss that much. Not safe for several threads.
 */
final class Gathered implements Terminal {
    private static final int MOST_CHARACTERS = 256 * 1024;

    /** Wall time that nobody who reads along notices; in the fastest lab a tool waits two dozen times in it. */
    static final Duration MOMENT = Duration.ofMillis(50);

    private final Terminal terminal;
    private final LongSupplier nanos;
    private final StringBuilder text = new StringBuilder();
    private long since;
    private boolean stderr;

    /** @param nanos the wall clock's, as {@link System#nanoTime} tells it */
    Gathered(Terminal terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
    }

    @Override
    public void out(String printed) {
        gather(printed, false);
    }

    @Override
    public void err(String printed) {
        gather(printed, true);
    }

    @Override
    public String in() {
        letOut();
        return terminal.in();
    }

    private void gather(String printed, boolean onStderr) {
        if (printed.isEmpty()) {
            if (nanos.getAsLong() - since > MOMENT.toNanos()) {
                letOut();
            }
            terminal.err("");
            return;
        }
        if (stderr != onStderr) {
            letOut();
        }
        if (text.length() == 0) {
            since = nanos.getAsLong();
        }
        stderr = onStderr;
        text.append(printed);
        if (text.length() > MOST_CHARACTERS) {
            letOut();
        }
    }

    void letOut() {
        if (text.length() == 0) {
            return;
        }
        String gathered = text.toString();
        text.setLength(0);
        if (stderr) {
            terminal.err(gathered);
        } else {
            terminal.out(gathered);
        }
    }
}
