package dev.runproof.lab.openmldb.text;

import java.nio.charset.StandardCharsets;

/** What a program has written to its standard output so far: lines, and tables whose cells may be cut inside a character. */
public final class Printed {
    private final StringBuilder octets = new StringBuilder();

    /** A line, with its end. */
    public Printed line(String text) {
        octets.append(Octets.of(text)).append('\n');
        return this;
    }

    /** Text that the line goes on behind. */
    public Printed text(String text) {
        octets.append(Octets.of(text));
        return this;
    }

    /** At most so many bytes of a text. */
    public Printed cut(String text, int bytes) {
        String whole = Octets.of(text);
        octets.append(whole, 0, Math.min(bytes, whole.length()));
        return this;
    }

    public Printed table(ClientTable table) {
        octets.append(table.octets());
        return this;
    }

    public Printed table(SqlTable table) {
        octets.append(table.octets());
        return this;
    }

    public byte[] bytes() {
        return Octets.bytes(octets);
    }

    /** As a terminal shows it: a character that was cut becomes U+FFFD. */
    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
