package dev.runproof.product.generic;

import dev.runproof.model.OutputFormatException;
import java.util.List;

/** Outputs of exactly one line, such as those of {@code id -un} and {@code printenv NAME}. */
public final class OneLine {
    private OneLine() {}

    /** The line without its end; blanks at its ends are kept. Refuses anything but one line. */
    public static String of(String tool, String output) {
        List<String> lines = output.lines().toList();
        if (lines.isEmpty()) {
            throw OutputFormatException.empty(tool, "one line");
        }
        if (lines.size() > 1) {
            throw OutputFormatException.atLine(tool, 2, lines.get(1), "expected one line only");
        }
        return lines.get(0);
    }
}
