package dev.runproof.parse;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Outputs whose tables are laid out by bytes: each character of their lines stands for one byte until its cell is cut.
 *
 * <p>A name of other than ASCII letters has more bytes than characters, and a cell that was cut within a letter ends in
 * bytes that are no text. Cutting before decoding keeps both in their columns.
 */
final class ByteText {
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private ByteText() {}

    /** The lines of an output, a byte a character; a byte order mark, terminal sequences and CR before LF are dropped. */
    static Iterator<Line> lines(byte[] output) {
        String bytes = new String(output, StandardCharsets.ISO_8859_1);
        return OutputLines.of(bytes.startsWith(BYTE_ORDER_MARK) ? bytes.substring(BYTE_ORDER_MARK.length()) : bytes);
    }

    static LineReader reader(String tool, byte[] output) {
        return new LineReader(tool, lines(output), ByteText::decoded);
    }

    /** What the bytes say as UTF-8; undecodable ones become U+FFFD. */
    static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** A cell's text: its bytes decoded, without the blanks at both ends. */
    static String cell(String line, int from, int to) {
        int end = Math.min(to, line.length());
        return from >= end ? "" : decoded(Blanks.trim(line.substring(from, end)));
    }

    /** True when the line has a blank at this byte, or ends before it: trailing blanks may be lost. */
    static boolean blankAt(String line, int at) {
        return at >= line.length() || line.charAt(at) == ' ';
    }
}
