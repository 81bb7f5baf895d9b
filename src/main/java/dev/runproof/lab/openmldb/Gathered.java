package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool.Terminal;

/**
 * A terminal for a tool that prints megabytes in small pieces: what comes between two waits is printed at once, in order.
 *
 * <p>A tool prints an empty text after each wait, to see whether its caller is still there; that, the other channel and the
 * end let out what was gathered. Not safe for several threads.
 */
final class Gathered implements Terminal {
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();
    private boolean stderr;

    Gathered(Terminal terminal) {
        this.terminal = terminal;
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
        if (stderr != onStderr || printed.isEmpty()) {
            letOut();
        }
        stderr = onStderr;
        text.append(printed);
        if (printed.isEmpty()) {
            terminal.err("");
        } else if (text.length() > MOST_CHARACTERS) {
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
