package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code gs_checkos} prints about the operating system of one host or of several; it names none of them.
 *
 * <p>The tool ends with status 0 whatever it found: these numbers are the answer.
 *
 * @param outputFile where the items went instead; they are then unknown here
 * @param items ascending; empty only with {@code outputFile}
 * @param totalNumbers how many items were checked; 8 when the account was not allowed to check all
 * @param result {@code Abnormal} when an item is, else null
 */
public record GsCheckos(
        @Nullable String outputFile,
        List<CheckosItem> items,
        long totalNumbers,
        long abnormalNumbers,
        long warningNumbers,
        @Nullable String result) {
    private static final String TOOL = "gs_checkos";

    public GsCheckos {
        items = List.copyOf(items);
    }

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static GsCheckos parse(String output) {
        return new CheckosReader(new LineReader(TOOL, OutputLines.of(output))).read();
    }
}
