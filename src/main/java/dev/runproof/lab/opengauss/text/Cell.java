package dev.runproof.lab.opengauss.text;

import java.nio.charset.StandardCharsets;

/** A cell of a table, padded with blanks by bytes as C's {@code printf} does. */
final class Cell {
    private Cell() {}

    /** Text at the left of a column; text that is wider than the column is kept whole. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String left(int number, int width) {
        return left(Integer.toString(number), width);
    }

    static int width(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
