package dev.runproof.lab.openmldb.cluster;

import java.nio.charset.StandardCharsets;

/**
 * What one call of the client answers.
 *
 * @param exit 0, and 1 for a wrong flag only
 * @param output the whole standard output; a cell that was cut may end inside a character
 * @param stderr empty but for a wrong flag
 */
public record CliAnswer(int exit, byte[] output, String stderr) {
    public CliAnswer {
        output = output.clone();
    }

    @Override
    public byte[] output() {
        return output.clone();
    }

    /** The standard output as a terminal shows it. */
    public String stdout() {
        return new String(output, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "exit " + exit + "\n" + stdout() + stderr;
    }
}
