package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.Set;

/** The words of a table row or of one of its cells, taken one by one from the left. */
final class RowReader {
    /** So many digits always fit into a {@code long}. */
    private static final int MOST_DIGITS = 18;

    private final LineReader lines;
    private final Line line;
    private final String text;
    private int at;

    /** @param text the row, or the cell of it, to be read */
    RowReader(LineReader lines, Line line, String text) {
        this.lines = lines;
        this.line = line;
        this.text = text;
        skipBlanks();
    }

    boolean ended() {
        return at == text.length();
    }

    /** The next word, which stays; no text at the end of the row. */
    String peek() {
        return text.substring(at, endOfWord(at));
    }

    String word(String what) {
        if (ended()) {
            throw refused("expected " + what + " at the end");
        }
        String word = peek();
        at += word.length();
        skipBlanks();
        return word;
    }

    long number(String what) {
        String word = word(what);
        if (!Blanks.isDigits(word) || word.length() > MOST_DIGITS) {
            throw refused("expected " + what + ", a number");
        }
        return Long.parseLong(word);
    }

    String oneOf(Set<String> values, String what) {
        String word = word(what);
        if (!values.contains(word)) {
            throw refused("expected " + what + ", one of " + String.join(", ", values));
        }
        return word;
    }

    /** Takes all that is left, trimmed; no text at the end of the row. */
    String rest() {
        String rest = Blanks.trim(text.substring(at));
        at = text.length();
        return rest;
    }

    /** Refuses words that are left. */
    void end() {
        if (!ended()) {
            throw refused("expected nothing after the last column");
        }
    }

    OutputFormatException refused(String what) {
        return lines.refused(line, what);
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < text.length() && !Blanks.isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void skipBlanks() {
        while (at < text.length() && Blanks.isBlank(text.charAt(at))) {
            at++;
        }
    }
}
