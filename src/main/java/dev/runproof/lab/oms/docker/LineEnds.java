package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;

/** What a terminal in a container makes of its two channels: one, whose lines end in carriage return and line feed. */
record LineEnds(Terminal terminal) implements Terminal {
    static String of(String text) {
        return text.replace("\n", "\r\n");
    }

    @Override
    public void out(String text) {
        terminal.out(of(text));
    }

    @Override
    public void err(String text) {
        terminal.out(of(text));
    }

    @Override
    public String in() {
        return terminal.in();
    }
}
