package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * The log messages that a CM tool writes into its own output when it cannot open its log file, and the output without them.
 *
 * <p>They stand anywhere, also in the middle of a row. Without them the text is exactly what the tool meant to print.
 *
 * @param lines what is left; a joined line keeps the number of the input line on which it begins
 * @param noise the messages in their order, trimmed
 */
record LogBlocks(List<Line> lines, List<String> noise) {
    private static final String NOT_OPENED = "logfile_open could not open log file:";
    private static final String NOT_WRITTEN = "write_log_file could not open log file ";
    private static final String MESSAGE = "write_log_file,log file is null now:";
    private static final List<String> BEGINNINGS = List.of(NOT_OPENED, NOT_WRITTEN, MESSAGE);

    LogBlocks {
        lines = List.copyOf(lines);
        noise = List.copyOf(noise);
    }

    /** Cuts the messages out and joins the text before and after each. */
    static LogBlocks cut(List<Line> input) {
        List<Line> lines = new ArrayList<>();
        List<String> noise = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int begin = 0;
        for (int i = 0; i < input.size(); i++) {
            Line line = input.get(i);
            if (joined.isEmpty()) {
                begin = line.number();
            }
            int block = beginOfBlock(line.text());
            if (block < 0) {
                joined.append(line.text());
                lines.add(new Line(begin, joined.toString()));
                joined.setLength(0);
            } else {
                joined.append(line.text(), 0, block);
                noise.add(Blanks.trim(line.text().substring(block)));
                boolean hasEmptyLine = line.text().startsWith(MESSAGE, block)
                        && i + 1 < input.size()
                        && input.get(i + 1).text().isEmpty();
                if (hasEmptyLine) {
                    i++;
                }
            }
        }
        if (!joined.isEmpty()) {
            lines.add(new Line(begin, joined.toString()));
        }
        return new LogBlocks(lines, noise);
    }

    /** Where the first message of the line begins; negative when it has none. */
    private static int beginOfBlock(String text) {
        int first = -1;
        for (String beginning : BEGINNINGS) {
            int at = text.indexOf(beginning);
            if (at >= 0 && (first < 0 || at < first)) {
                first = at;
            }
        }
        return first;
    }
}
