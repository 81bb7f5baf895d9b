package dev.runproof.parse;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an output without the log messages that a CM tool writes into it when it cannot open its log file.
 *
 * <p>They stand anywhere, also in the middle of a row. Without them the text is exactly what the tool meant to print; a
 * line joined from what stood before and after keeps the number of the input line on which it begins.
 */
final class LogBlocks implements Iterator<Line> {
    private static final String NOT_OPENED = "logfile_open could not open log file:";
    private static final String NOT_WRITTEN = "write_log_file could not open log file ";
    private static final String MESSAGE = "write_log_file,log file is null now:";
    private static final List<String> BEGINNINGS = List.of(NOT_OPENED, NOT_WRITTEN, MESSAGE);

    private final Iterator<Line> input;
    private final List<String> noise = new ArrayList<>();
    /** The input line read ahead, to see whether it belongs to a message; null at the end. */
    private @Nullable Line follower;
    /** The line that is handed out next; null at the end. */
    private @Nullable Line ahead;

    private LogBlocks(Iterator<Line> input) {
        this.input = input;
        follow();
        ahead = join();
    }

    /** Cuts the messages out as the lines are taken. */
    static LogBlocks cut(Iterator<Line> input) {
        return new LogBlocks(input);
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Line next() {
        Line line = ahead;
        if (line == null) {
            throw new NoSuchElementException();
        }
        ahead = join();
        return line;
    }

    /** The messages cut out so far, trimmed; all of them once no line is left. */
    List<String> noise() {
        return List.copyOf(noise);
    }

    /** The next input line up to its end, from behind and around any messages; null when there is none. */
    private @Nullable Line join() {
        StringBuilder joined = new StringBuilder();
        int begin = 0;
        for (Line line = follower; line != null; line = follower) {
            follow();
            if (joined.isEmpty()) {
                begin = line.number();
            }
            int block = beginOfBlock(line.text());
            if (block < 0) {
                return new Line(begin, joined.append(line.text()).toString());
            }
            joined.append(line.text(), 0, block);
            noise.add(Blanks.trim(line.text().substring(block)));
            boolean hasEmptyLine = line.text().startsWith(MESSAGE, block)
                    && follower != null
                    && follower.text().isEmpty();
            if (hasEmptyLine) {
                follow();
            }
        }
        return joined.isEmpty() ? null : new Line(begin, joined.toString());
    }

    private void follow() {
        follower = input.hasNext() ? input.next() : null;
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
