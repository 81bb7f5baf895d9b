package dev.runproof.inventory;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One thing that is not right in an environment, told so that it can be mended without the manual.
 *
 * @param line the line in the file, first line 1; 0 when the file as a whole is meant
 * @param expected what should stand there instead
 * @param meant the known word that is nearest to an unknown one
 */
public record Problem(Path file, int line, String what, String expected, Optional<String> meant) {
    static Problem of(Path file, int line, String what, String expected) {
        return new Problem(file, line, what, expected, Optional.empty());
    }

    /** The same problem at a line. */
    Problem at(int place) {
        return new Problem(file, place, what, expected, meant);
    }

    @Override
    public String toString() {
        String place = line == 0 ? file.toString() : file + ":" + line;
        return place + ": " + what + "; expected " + expected
                + meant.map(word -> "; did you mean '" + word + "'?").orElse("");
    }
}
