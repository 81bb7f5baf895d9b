package dev.runproof.parse;

import java.util.List;
import java.util.Optional;

/**
 * A line of the {@code df} table that has figures, as words.
 *
 * @param device no text when the figures begin the line
 * @param mountedOn all that follows the figures; may hold blanks
 */
record DfRow(String device, String size, String used, String available, String percentage, String mountedOn) {
    private static final int FIGURES = 4;

    /** The row that the line is; its figures are the first four successive words of the right forms. */
    static Optional<DfRow> of(Line line, DfColumns columns, boolean hasDevice) {
        String text = line.text();
        List<Word> words = Word.in(text);
        for (int first = hasDevice ? 1 : 0; first + FIGURES < words.size(); first++) {
            List<Word> figures = words.subList(first, first + FIGURES);
            if (columns.areFigures(figures)) {
                DfRow row = new DfRow(
                        Blanks.trim(text.substring(0, figures.get(0).begin())),
                        figures.get(0).text(),
                        figures.get(1).text(),
                        figures.get(2).text(),
                        figures.get(3).text(),
                        Blanks.trim(text.substring(figures.get(3).end())));
                return isDevice(row.device()) == hasDevice ? Optional.of(row) : Optional.empty();
            }
            if (!hasDevice) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** True when the line is the name of a device alone, as a table with narrow columns prints a long one. */
    static boolean isDeviceAlone(Line line, DfColumns columns) {
        return line.indent() == 0
                && isDevice(line.trimmed())
                && Word.textsIn(line.text()).stream().noneMatch(columns::isAnyFigure);
    }

    /** A device name may hold single blanks. */
    private static boolean isDevice(String text) {
        return !text.isEmpty() && !text.contains("  ") && text.indexOf('\t') < 0;
    }
}
