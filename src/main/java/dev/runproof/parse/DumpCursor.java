package dev.runproof.parse;

import java.nio.charset.StandardCharsets;

/** A place in a dump that only moves on, and the number of its line. Everything it looks for is ASCII. */
final class DumpCursor {
    private final byte[] bytes;
    private int at;
    private int line = 1;

    DumpCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean ended() {
        return at >= bytes.length;
    }

    /** The number of the line, the first is 1; a line feed belongs to the line that it ends. */
    int line() {
        return line;
    }

    /** The byte here, a character of ASCII or negative. */
    byte here() {
        return bytes[at];
    }

    boolean startsWith(String ascii) {
        if (bytes.length - at < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Nothing but blanks stands before this place in its line. */
    boolean isFirstInLine() {
        int before = at - 1;
        while (before >= 0 && (bytes[before] == ' ' || bytes[before] == '\t')) {
            before--;
        }
        return before < 0 || bytes[before] == '\n';
    }

    /** True for two dashes with a blank or the end of the line behind them, and for a number sign. */
    boolean isLineComment() {
        if (here() == '#') {
            return true;
        }
        return startsWith("--") && (at + 2 >= bytes.length || isWhite(bytes[at + 2]));
    }

    void skip(int count) {
        for (int i = 0; i < count && !ended(); i++) {
            if (bytes[at++] == '\n') {
                line++;
            }
        }
    }

    void skipWhite() {
        while (!ended() && isWhite(here())) {
            skip(1);
        }
    }

    void skipDigits() {
        while (!ended() && here() >= '0' && here() <= '9') {
            skip(1);
        }
    }

    /** To behind the text, or to the end; false when it is not there. */
    boolean skipBehind(String ascii) {
        while (!ended()) {
            if (startsWith(ascii)) {
                skip(ascii.length());
                return true;
            }
            skip(1);
        }
        return false;
    }

    /** From a quote to behind the one that ends it, or to the end; false when none does. */
    boolean skipQuoted() {
        byte quote = here();
        skip(1);
        while (!ended()) {
            if (here() == '\\' && quote != '`') {
                skip(2);
            } else if (here() != quote) {
                skip(1);
            } else {
                skip(1);
                if (ended() || here() != quote) {
                    return true;
                }
                skip(1);
            }
        }
        return false;
    }

    /** The letters, digits and underscores from here on. */
    void skipWord() {
        while (!ended() && isWord(here())) {
            skip(1);
        }
    }

    boolean isAtWord() {
        return isWord(here());
    }

    /** The rest of the line, without its end and the white space at both ends; leaves the cursor at the line feed. */
    String restOfLine() {
        int from = at;
        while (!ended() && here() != '\n') {
            at++;
        }
        return since(from).strip();
    }

    int place() {
        return at;
    }

    /** What stands between that place and here. */
    String since(int place) {
        return new String(bytes, place, at - place, StandardCharsets.UTF_8);
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /** Bytes of other than ASCII letters belong to names. */
    private static boolean isWord(byte b) {
        return b < 0 || b == '_' || b == '$' || Character.isLetterOrDigit(b);
    }
}
