package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.Iterator;
import java.util.function.UnaryOperator;

/**
 * The whole of one output, free of what a terminal or an editor adds, and the refusals of it.
 *
 * @param tool the command as messages name it
 * @param text with more than white space in it; lines end with a line feed
 * @param told makes the text of a line fit for a message
 */
record OutputText(String tool, String text, UnaryOperator<String> told) {
    /**
     * @param missing what an output begins with
     * @throws OutputFormatException for an output of white space only
     */
    static OutputText of(String tool, String output, String missing) {
        return of(tool, output, missing, UnaryOperator.identity());
    }

    /** The same for an output that may hold a password on any line: messages say so in place of the line. */
    static OutputText withSecrets(String tool, String output, String missing) {
        return of(tool, output, missing, line -> "(not shown, the line may hold a password)");
    }

    private static OutputText of(String tool, String output, String missing, UnaryOperator<String> told) {
        String text = OutputLines.joined(output);
        if (text.isBlank()) {
            throw OutputFormatException.empty(tool, missing);
        }
        return new OutputText(tool, text, told);
    }

    Iterator<Line> lines() {
        return OutputLines.of(text);
    }

    /** The refusal of a line, the first being 1. */
    OutputFormatException refused(int line, String what) {
        Iterator<Line> lines = lines();
        Line blamed = lines.next();
        while (blamed.number() < line && lines.hasNext()) {
            blamed = lines.next();
        }
        return refused(line, what, told.apply(blamed.trimmed()));
    }

    /** The refusal of something for which no single line is to blame; the first that is not blank is shown. */
    OutputFormatException refused(String what) {
        Iterator<Line> lines = lines();
        Line first = lines.next();
        while (first.isBlank() && lines.hasNext()) {
            first = lines.next();
        }
        return refused(what, told.apply(first.trimmed()));
    }

    /** The refusal of a part of a line that may be shown. */
    OutputFormatException refused(int line, String what, String part) {
        return OutputFormatException.atLine(tool, line, part, what);
    }

    /** The same with the part that is wrong or missing. */
    OutputFormatException refused(String what, String part) {
        return OutputFormatException.inWhole(tool, part, what);
    }
}
