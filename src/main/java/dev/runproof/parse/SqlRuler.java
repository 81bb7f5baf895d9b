package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ruler of an OpenMLDB SQL table: one run of dashes a cell, a blank before, between and after them.
 *
 * @param text without trailing blanks
 * @param begins the byte at which each cell begins
 * @param ends the byte after its last
 */
record SqlRuler(String text, List<Integer> begins, List<Integer> ends) {
    SqlRuler {
        begins = List.copyOf(begins);
        ends = List.copyOf(ends);
    }

    /** The ruler that a line is; empty when it is none of so many cells. */
    static Optional<SqlRuler> of(String line, int cells) {
        return of(line).filter(ruler -> ruler.begins().size() == cells);
    }

    /** The ruler that a line is; empty when it is none. */
    static Optional<SqlRuler> of(String line) {
        String text = withoutTrailingBlanks(line);
        var begins = new ArrayList<Integer>();
        var ends = new ArrayList<Integer>();
        int at = 0;
        while (at < text.length()) {
            int begin = at + 1;
            int end = begin;
            while (end < text.length() && text.charAt(end) == '-') {
                end++;
            }
            if (text.charAt(at) != ' ' || end == begin) {
                return Optional.empty();
            }
            begins.add(begin);
            ends.add(end);
            at = end;
        }
        return begins.isEmpty() ? Optional.empty() : Optional.of(new SqlRuler(text, begins, ends));
    }

    boolean isAgain(Line line) {
        return withoutTrailingBlanks(line.text()).equals(text);
    }

    /**
     * The cells of a line.
     *
     * @return empty when the line has something where blanks belong, or is longer than the ruler
     */
    Optional<List<String>> cells(String line) {
        if (line.length() > text.length() + 1 || !ByteText.blankAt(line, 0)) {
            return Optional.empty();
        }
        var cells = new ArrayList<String>();
        for (int cell = 0; cell < begins.size(); cell++) {
            int begin = begins.get(cell);
            int end = ends.get(cell);
            if (!ByteText.blankAt(line, begin) || !ByteText.blankAt(line, end)) {
                return Optional.empty();
            }
            cells.add(ByteText.cell(line, begin, end));
        }
        return Optional.of(cells);
    }

    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(0, end);
    }
}
