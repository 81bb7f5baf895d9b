package dev.runproof.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts rows of a {@link ClientTable} into cells.
 *
 * <p>Equal cells of a table are one text, or the readings of a large cluster would fill the memory; most equal the one above,
 * which is seen before anything is cut.
 */
final class RowCutter {
    private final LineReader lines;
    private final List<String> columns;
    private final List<Integer> begins;
    private final Map<String, String> texts = new HashMap<>();
    private String above = "";
    private List<String> cellsAbove = List.of();

    RowCutter(LineReader lines, List<String> columns, List<Integer> begins) {
        this.lines = lines;
        this.columns = columns;
        this.begins = begins;
    }

    List<String> cells(Line line) {
        String text = line.text();
        var cells = new ArrayList<String>(columns.size());
        for (int column = 0; column < columns.size(); column++) {
            int begin = begins.get(column);
            boolean last = column + 1 == columns.size();
            int end = last ? text.length() : begins.get(column + 1) - ClientTable.GAP.length();
            boolean apart = ByteText.blankAt(text, begin - 1) && ByteText.blankAt(text, begin - 2);
            if (!apart || ByteText.blankAt(text, begin)) {
                throw lines.refused(line, "expected a cell of " + columns.get(column) + " below its name");
            }
            cells.add(asAbove(text, begin, end, last) ? cellsAbove.get(column) : cell(text, begin, end));
        }
        above = text;
        cellsAbove = cells;
        return cells;
    }

    private boolean asAbove(String text, int begin, int end, boolean last) {
        return end <= text.length()
                && (!last || above.length() == end)
                && text.regionMatches(begin, above, begin, end - begin);
    }

    private String cell(String text, int begin, int end) {
        String cell = ByteText.cell(text, begin, end);
        String equal = texts.putIfAbsent(cell, cell);
        return equal == null ? cell : equal;
    }
}
