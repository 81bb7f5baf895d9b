package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.BitSet;
import java.util.List;

/**
 * The lines of one output that are not blank, taken one by one from the top, and the refusals that name them.
 *
 * <p>Blank lines are never handed out, but where they stand counts: {@link #next} takes a line from behind them,
 * {@link #adjacent} does not.
 */
final class LineReader {
    private final String tool;
    private final List<Line> lines;
    private final BitSet behindBlank = new BitSet();
    private int next;

    /** @param tool the command as messages name it */
    LineReader(String tool, List<Line> lines) {
        this.tool = tool;
        this.lines = lines.stream().filter(line -> !line.isBlank()).toList();
        int kept = 0;
        for (Line line : lines) {
            if (line.isBlank()) {
                behindBlank.set(kept);
            } else {
                kept++;
            }
        }
    }

    boolean ended() {
        return next == lines.size();
    }

    /** The line that would be taken next; only when the output has not {@link #ended}. */
    Line peek() {
        return lines.get(next);
    }

    /** True when a line follows and no blank line stands before it. */
    boolean hasAdjacent() {
        return !ended() && !behindBlank.get(next);
    }

    /**
     * The next line, from behind any blank lines.
     *
     * @param expected what it should be, as in {@code a header}
     */
    Line next(String expected) {
        if (ended()) {
            throw truncated(expected);
        }
        return lines.get(next++);
    }

    /** The next line, which no blank line may separate from the one before. */
    Line adjacent(String expected) {
        if (!ended() && behindBlank.get(next)) {
            throw refused(peek(), "expected " + expected + " without a blank line before it");
        }
        return next(expected);
    }

    /** Refuses whatever is left. */
    void end() {
        if (!ended()) {
            throw refused(peek(), "expected the end of the output");
        }
    }

    OutputFormatException refused(Line line, String what) {
        return OutputFormatException.atLine(tool, line.number(), line.trimmed(), what);
    }

    /** The refusal of a required part that is missing: the line in its place is blamed, or the end. */
    OutputFormatException missing(String part) {
        return ended() ? truncated(part) : refused(peek(), "expected " + part);
    }

    private OutputFormatException truncated(String missing) {
        if (lines.isEmpty()) {
            return OutputFormatException.empty(tool, missing);
        }
        Line last = lines.get(lines.size() - 1);
        return OutputFormatException.truncated(tool, last.number(), last.trimmed(), missing);
    }
}
