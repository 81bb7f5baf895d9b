package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool;

/** A caller's channels, kept as text. */
final class Heard implements Tool.Terminal {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    @Override
    public void out(String text) {
        out.append(text);
    }

    @Override
    public void err(String text) {
        err.append(text);
    }

    @Override
    public String in() {
        return "";
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
