package dev.runproof.parse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a {@code df} table, told by its header, and the forms that its figures have.
 *
 * @param sizeColumn the word of the header
 */
record DfColumns(String sizeColumn) {
    static final String HEADER = "Filesystem 1024-blocks Used Available Capacity Mounted on";

    private static final int COLUMN_WORDS = 7;
    private static final String ROUNDED = "Size";
    private static final Set<String> SIZES = Set.of("1024-blocks", "512-blocks", "1K-blocks", ROUNDED);
    private static final Set<String> AVAILABLE = Set.of("Available", "Avail");
    private static final Set<String> PERCENT = Set.of("Capacity", "Use%");
    private static final String NOT_MEASURED = "-";
    private static final Pattern BLOCKS = Pattern.compile("-?[0-9]{1,18}+");
    private static final Pattern FIGURE = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?[KMGTPE]?");
    private static final Pattern PERCENTAGE = Pattern.compile("[0-9]{1,9}+%");

    static Optional<DfColumns> of(String header) {
        List<String> words = Words.first(COLUMN_WORDS + 1, header);
        boolean known = words.size() == COLUMN_WORDS
                && words.get(0).equals("Filesystem")
                && SIZES.contains(words.get(1))
                && words.get(2).equals("Used")
                && AVAILABLE.contains(words.get(3))
                && PERCENT.contains(words.get(4))
                && words.get(5).equals("Mounted")
                && words.get(6).equals("on");
        return known ? Optional.of(new DfColumns(words.get(1))) : Optional.empty();
    }

    /** POSIX output, which never puts a long device name on a line of its own. */
    boolean neverWraps() {
        return sizeColumn.equals("1024-blocks") || sizeColumn.equals("512-blocks");
    }

    /** True for size, used, available and percentage in their forms and in this order. */
    boolean areFigures(List<Word> words) {
        return isFigure(words.get(0).text())
                && isFigure(words.get(1).text())
                && isFigure(words.get(2).text())
                && isPercentage(words.get(3).text());
    }

    boolean isAnyFigure(String word) {
        return isFigure(word) || isPercentage(word);
    }

    private boolean isFigure(String word) {
        return word.equals(NOT_MEASURED)
                || (rounded() ? FIGURE : BLOCKS).matcher(word).matches();
    }

    private static boolean isPercentage(String word) {
        return word.equals(NOT_MEASURED) || PERCENTAGE.matcher(word).matches();
    }

    /** The entry of a row, whose figures have the right forms. */
    Filesystem filesystem(String device, DfRow row) {
        Long usePercent = blocks(row.percentage().replace("%", ""));
        return rounded()
                ? new Filesystem.Rounded(
                        device,
                        measured(row.size()),
                        measured(row.used()),
                        measured(row.available()),
                        usePercent,
                        row.mountedOn())
                : new Filesystem.InBlocks(
                        device,
                        blocks(row.size()),
                        blocks(row.used()),
                        blocks(row.available()),
                        usePercent,
                        row.mountedOn());
    }

    private boolean rounded() {
        return sizeColumn.equals(ROUNDED);
    }

    private static @Nullable String measured(String figure) {
        return figure.equals(NOT_MEASURED) ? null : figure;
    }

    private static @Nullable Long blocks(String figure) {
        return figure.equals(NOT_MEASURED) ? null : (Long) Long.parseLong(figure);
    }
}
