package dev.runproof.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * The refusal of an output that is not what its tool prints, with the first line that does not fit.
 *
 * <p>It says nothing about the host's state: whoever meets it knows less than before, so that the verdict is
 * {@link Verdict#UNKNOWN}. The message is complete by itself: there is no
 * next thing to do that it could know.
 */
public final class OutputFormatException extends Failure {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 200;

    private final String tool;
    /** The number of the line, first line 1; 0 when there was no line to blame. */
    private final int lineNumber;

    private OutputFormatException(String tool, int lineNumber, String message) {
        super("PARSE", ExitStatus.INPUT, message, List.of());
        this.tool = tool;
        this.lineNumber = lineNumber;
    }

    /**
     * A line that cannot stand where it stands.
     *
     * @param what what was expected instead, as in {@code expected 3 cells}
     */
    public static OutputFormatException atLine(String tool, int lineNumber, String text, String what) {
        return new OutputFormatException(tool, lineNumber, message(tool, lineNumber, what, text));
    }

    /**
     * An output that ends before it is complete.
     *
     * @param lineNumber the last line that is not blank, {@code text} is its text
     * @param missing what should have followed, as in {@code the [Cluster State] section}
     */
    public static OutputFormatException truncated(String tool, int lineNumber, String text, String missing) {
        return atLine(tool, lineNumber, text, "truncated, expected " + missing + " after this line");
    }

    /**
     * An output without any line that is not blank.
     *
     * @param missing what an output begins with
     */
    public static OutputFormatException empty(String tool, String missing) {
        return new OutputFormatException(tool, 0, tool + ": empty output, expected " + missing);
    }

    /**
     * An output of which no single line is to blame.
     *
     * @param text what is wrong in it, such as the name of a missing key
     * @param what as in {@code no value for}
     */
    public static OutputFormatException inWhole(String tool, String text, String what) {
        return new OutputFormatException(tool, 0, tool + ": " + what + ": " + quoted(text.strip()));
    }

    /** The command whose output it is, as people type it: {@code cm_ctl query}. */
    public String tool() {
        return tool;
    }

    /** The number of the blamed line, first line 1; nothing when no single line is to blame. */
    public OptionalInt lineNumber() {
        return lineNumber == 0 ? OptionalInt.empty() : OptionalInt.of(lineNumber);
    }

    private static String message(String tool, int lineNumber, String what, String text) {
        return tool + ": line " + lineNumber + ": " + what + ": " + quoted(text.strip());
    }

    /** At most 200 characters; one of two code units, such as an emoji, is one character and is not cut in half. */
    private static String quoted(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE));
    }
}
