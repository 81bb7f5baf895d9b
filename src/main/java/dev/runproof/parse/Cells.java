package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks cells that are cut already, and refuses the line they stand in. */
final class Cells {
    /** So many digits a {@code long} has at most. */
    private static final int MOST_DIGITS = 19;

    private static final String NOTHING = "-";

    private final LineReader lines;
    private final Line line;

    Cells(LineReader lines, Line line) {
        this.lines = lines;
        this.line = line;
    }

    long number(String cell, String what) {
        if (!Blanks.isDigits(cell) || cell.length() > MOST_DIGITS) {
            throw refused("expected " + what + ", a number");
        }
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException tooLarge) {
            throw refused("expected " + what + ", a number up to " + Long.MAX_VALUE);
        }
    }

    /** A number, or null for {@code -}. */
    @Nullable
    Long numberOrNothing(String cell, String what) {
        return cell.equals(NOTHING) ? null : number(cell, what);
    }

    /** A number, or nothing for {@code -}. */
    OptionalLong countOrNothing(String cell, String what) {
        return cell.equals(NOTHING) ? OptionalLong.empty() : OptionalLong.of(number(cell, what));
    }

    String oneOf(String cell, Set<String> values, String what) {
        if (!values.contains(cell)) {
            throw refused("unknown " + what);
        }
        return cell;
    }

    String like(String cell, Pattern form, String what) {
        if (!form.matcher(cell).matches()) {
            throw refused("expected " + what);
        }
        return cell;
    }

    OutputFormatException refused(String what) {
        return lines.refused(line, what);
    }
}
