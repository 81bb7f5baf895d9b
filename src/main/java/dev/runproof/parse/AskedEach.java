package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Several answers in one output: a shell loop asked the same question of several subjects and set marks around each answer.
 *
 * <p>Before an answer stands {@code ==> subject}, behind it {@code <== exit}, and after the last one {@code <==>}. The last
 * mark proves that the output is whole: a client's table has no end of its own.
 */
final class AskedEach {
    private static final String BEGINS = "==> ";
    private static final String ENDS = "<== ";
    private static final String LAST = "<==>";

    private final String tool;
    private final UnaryOperator<String> toolOf;
    private final Iterator<Line> lines;
    private @Nullable Line taken;

    private AskedEach(String tool, UnaryOperator<String> toolOf, byte[] output) {
        this.tool = tool;
        this.toolOf = toolOf;
        this.lines = ByteText.lines(output);
    }

    /**
     * The facts by their subjects, in the order in which these were asked.
     *
     * @param tool the loop as messages name it
     * @param toolOf the command that was asked of one subject, as messages name it
     * @throws OutputFormatException also for an answer that ended with another exit status than 0
     */
    static <R> Map<String, R> read(
            String tool, UnaryOperator<String> toolOf, byte[] output, Function<LineReader, R> parser) {
        var each = new AskedEach(tool, toolOf, output);
        return each.read((answer, exit) -> {
            if (!exit.trimmed().equals(ENDS + 0)) {
                throw each.refused(exit, "expected that the command ends with exit 0");
            }
            return parser.apply(answer);
        });
    }

    /**
     * The same where another exit status than 0 is an answer too.
     *
     * @param parser is given the answer and its exit status
     */
    static <R> Map<String, R> readAny(
            String tool, UnaryOperator<String> toolOf, byte[] output, BiFunction<LineReader, Integer, R> parser) {
        var each = new AskedEach(tool, toolOf, output);
        return each.read((answer, exit) -> {
            String status = exit.trimmed()
                    .substring(Math.min(ENDS.length(), exit.trimmed().length()));
            if (!Blanks.isDigits(status) || status.length() > 3) {
                throw each.refused(exit, "expected an exit status");
            }
            return parser.apply(answer, Integer.valueOf(status));
        });
    }

    private <R> Map<String, R> read(BiFunction<LineReader, Line, R> parser) {
        var facts = new LinkedHashMap<String, R>();
        Line mark = next("a mark of a subject");
        while (!mark.trimmed().equals(LAST)) {
            if (!mark.text().startsWith(BEGINS)) {
                throw refused(mark, "expected a mark of a subject, or the last one");
            }
            String subject = ByteText.decoded(mark.text().substring(BEGINS.length()));
            if (facts.containsKey(subject)) {
                throw refused(mark, "expected each subject once");
            }
            List<Line> answer = answer(subject);
            Line exit = answer.remove(answer.size() - 1);
            facts.put(
                    subject,
                    parser.apply(new LineReader(toolOf.apply(subject), answer.iterator(), ByteText::decoded), exit));
            mark = next("the last mark");
        }
        return facts;
    }

    /** The lines of the answer, then the mark with its exit status. */
    private List<Line> answer(String subject) {
        var answer = new ArrayList<Line>();
        Line line = any("the end of the answer for " + subject);
        while (!line.text().startsWith(ENDS)) {
            answer.add(line);
            line = any("the end of the answer for " + subject);
        }
        answer.add(line);
        return answer;
    }

    private Line next(String expected) {
        Line line = any(expected);
        while (line.isBlank()) {
            line = any(expected);
        }
        return line;
    }

    private Line any(String expected) {
        if (!lines.hasNext()) {
            throw taken == null
                    ? OutputFormatException.empty(tool, expected)
                    : OutputFormatException.truncated(
                            tool, taken.number(), ByteText.decoded(taken.trimmed()), expected);
        }
        Line line = lines.next();
        if (!line.isBlank()) {
            taken = line;
        }
        return line;
    }

    private OutputFormatException refused(Line line, String what) {
        return OutputFormatException.atLine(tool, line.number(), ByteText.decoded(line.trimmed()), what);
    }
}
