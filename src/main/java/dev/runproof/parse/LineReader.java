package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one output that are not blank, taken one by one from the top, and the refusals that name them.
 *
 * <p>Blank lines are never handed out, but where they stand counts: {@link #next} takes a line from behind them,
 * {@link #adjacent} does not.
 */
final class LineReader {
    private final String tool;
    private final Iterator<Line> lines;
    private final UnaryOperator<String> told;
    /** The line that would be taken next; null at the end. */
    private @Nullable Line ahead;
    /** The line taken last, which is the last one that is not blank once the output has ended. */
    private @Nullable Line taken;

    private boolean behindBlank;

    /** @param tool the command as messages name it */
    LineReader(String tool, Iterator<Line> lines) {
        this(tool, lines, UnaryOperator.identity());
    }

    /**
     * @param tool the command as messages name it
     * @param told makes the text of a line fit for a message
     */
    LineReader(String tool, Iterator<Line> lines, UnaryOperator<String> told) {
        this.tool = tool;
        this.lines = lines;
        this.told = told;
        advance();
    }

    /** The command as messages name it. */
    String tool() {
        return tool;
    }

    boolean ended() {
        return ahead == null;
    }

    /** The line that would be taken next; only when the output has not {@link #ended}. */
    Line peek() {
        return Objects.requireNonNull(ahead, "the output has ended");
    }

    /** True when a line follows and no blank line stands before it. */
    boolean hasAdjacent() {
        return !ended() && !behindBlank;
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
        Line line = peek();
        taken = line;
        advance();
        return line;
    }

    /** The next line, which no blank line may separate from the one before. */
    Line adjacent(String expected) {
        if (!ended() && behindBlank) {
            throw refused(peek(), "expected " + expected + " without a blank line before it");
        }
        return next(expected);
    }

    private void advance() {
        ahead = null;
        behindBlank = false;
        while (ahead == null && lines.hasNext()) {
            Line line = lines.next();
            if (line.isBlank()) {
                behindBlank = true;
            } else {
                ahead = line;
            }
        }
    }

    /** Refuses whatever is left. */
    void end() {
        if (!ended()) {
            throw refused(peek(), "expected the end of the output");
        }
    }

    OutputFormatException refused(Line line, String what) {
        return OutputFormatException.atLine(tool, line.number(), told.apply(line.trimmed()), what);
    }

    /** The refusal of a required part that is missing: the line in its place is blamed, or the end. */
    OutputFormatException missing(String part) {
        return ended() ? truncated(part) : refused(peek(), "expected " + part);
    }

    private OutputFormatException truncated(String missing) {
        return taken == null
                ? OutputFormatException.empty(tool, missing)
                : OutputFormatException.truncated(tool, taken.number(), told.apply(taken.trimmed()), missing);
    }
}
