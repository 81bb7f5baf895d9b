package dev.runproof.parse;

import java.util.ArrayList;
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
        Words words = new Words(text);
        if (hasDevice && words.hasNext()) {
            words.next();
        }
        List<Word> figures = new ArrayList<>();
        while (words.hasNext()) {
            figures.add(words.next());
            if (figures.size() < FIGURES) {
                continue;
            }
            if (columns.areFigures(figures)) {
                return words.hasNext() ? row(text, figures, hasDevice) : Optional.empty();
            }
            if (!hasDevice) {
                return Optional.empty();
            }
            figures.remove(0);
        }
        return Optional.empty();
    }

    private static Optional<DfRow> row(String text, List<Word> figures, boolean hasDevice) {
        DfRow row = new DfRow(
                Blanks.trim(text.substring(0, figures.get(0).begin())),
                figures.get(0).text(),
                figures.get(1).text(),
                figures.get(2).text(),
                figures.get(3).text(),
                Blanks.trim(text.substring(figures.get(3).end())));
        return isDevice(row.device()) == hasDevice ? Optional.of(row) : Optional.empty();
    }

    /** True when the line is the name of a device alone, as a table with narrow columns prints a long one. */
    static boolean isDeviceAlone(Line line, DfColumns columns) {
        Words words = new Words(line.text());
        boolean anyFigure = false;
        while (!anyFigure && words.hasNext()) {
            anyFigure = columns.isAnyFigure(words.next().text());
        }
        return !anyFigure && line.indent() == 0 && isDevice(line.trimmed());
    }

    /** A device name may hold single blanks. */
    private static boolean isDevice(String text) {
        return !text.isEmpty() && !text.contains("  ") && text.indexOf('\t') < 0;
    }
}
