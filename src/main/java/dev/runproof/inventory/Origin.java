package dev.runproof.inventory;

import java.nio.file.Path;

/**
 * Where an effective value of an environment came from.
 *
 * @param where what people read: a file with line, an option, or a word
 */
public record Origin(Kind kind, String where) {
    /** The value that holds when nothing was said. */
    public static final Origin DEFAULT = new Origin(Kind.DEFAULT, "default");

    /** Given on the command line. */
    public static final Origin SET = new Origin(Kind.SET, "--set");

    /** Told by the lab that was made for the run. */
    public static final Origin LAB = new Origin(Kind.LAB, "the lab");

    /** A line of an environment file; the first line is 1. */
    public static Origin line(Path file, int line) {
        return new Origin(Kind.FILE, file + ":" + line);
    }

    @Override
    public String toString() {
        return where;
    }

    /** The places that a value can come from. */
    public enum Kind {
        FILE,
        SET,
        DEFAULT,
        LAB
    }
}
