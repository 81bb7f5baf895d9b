package dev.runproof.parse;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The first stage of every parser: raw output to numbered lines, free of what a terminal or an editor adds.
 *
 * <p>Each line is made when it is asked for, so that a long output costs its refusal no more than the lines before it.
 */
final class OutputLines implements Iterator<Line> {
    private static final char ESCAPE = '\u001b';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String text;
    private int from;
    private int taken;

    private OutputLines(String text) {
        this.text = text;
        this.from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    /** UTF-8 whatever the locale; undecodable bytes become U+FFFD. */
    static String decode(byte[] output) {
        return new String(output, StandardCharsets.UTF_8);
    }

    /**
     * The lines of an output, blank ones included.
     *
     * <p>A byte order mark at the beginning, terminal sequences and the carriage return before a line end are dropped; a
     * last line without line end counts.
     */
    static Iterator<Line> of(String output) {
        return new OutputLines(withoutTerminalSequences(output));
    }

    /** The same lines as one text, a line feed behind each. */
    static String joined(String output) {
        var text = new StringBuilder(output.length());
        of(output).forEachRemaining(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    @Override
    public boolean hasNext() {
        return from < text.length();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int newline = text.indexOf('\n', from);
        int to = newline < 0 ? text.length() : newline;
        boolean carriageReturn = to > from && text.charAt(to - 1) == '\r';
        Line line = new Line(++taken, text.substring(from, carriageReturn ? to - 1 : to));
        from = to + 1;
        return line;
    }

    /** Drops each {@code ESC [ … letter}; an escape that begins no such sequence stays. */
    private static String withoutTerminalSequences(String text) {
        int escape = text.indexOf(ESCAPE);
        if (escape < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        while (escape >= 0) {
            int end = endOfSequence(text, escape);
            kept.append(text, from, end > escape ? escape : escape + 1);
            from = Math.max(end, escape + 1);
            escape = text.indexOf(ESCAPE, from);
        }
        return kept.append(text, from, text.length()).toString();
    }

    /**
     * The index after the sequence that begins at the escape, or that of the escape when none does.
     *
     * <p>Between bracket and letter stand only parameters and intermediates, {@code 0x20} to {@code 0x3f}: no line end and
     * no other escape, so that no character is looked at twice.
     */
    private static int endOfSequence(String text, int escape) {
        int at = escape + 1;
        if (at >= text.length() || text.charAt(at) != '[') {
            return escape;
        }
        at++;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '?') {
            at++;
        }
        return at < text.length() && isLetter(text.charAt(at)) ? at + 1 : escape;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
