package dev.runproof.product.openmldb.state;

import dev.runproof.model.Answer;
import dev.runproof.parse.OpenmldbLogLines;
import dev.runproof.parse.OpenmldbLogLines.LogLine;
import dev.runproof.parse.OpenmldbOpStatus.Op;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.WholeOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What logs tell of one operation: the lines that name its id, as evidence; never a verdict.
 *
 * <p>A line beside such a line may belong to another operation, so none is concluded from its neighbours.
 *
 * @param lines in order of time, the last ones when there are too many
 * @param leftOut how many earlier ones are not among them
 * @param unreadable the files that could not be searched
 */
public record OperationLog(List<LogLine> lines, int leftOut, List<String> unreadable) {
    static final int MOST_LINES = 200;
    static final int MOST_BYTES = 64 * 1024;

    private static final int DIGITS_OF_DAY = 8;

    public OperationLog {
        lines = List.copyOf(lines);
        unreadable = List.copyOf(unreadable);
    }

    /** The answer of {@link Scripts#OPERATION_LOG}; a directory that cannot be entered is an answer too. */
    public static OpenmldbLogLines read(Answer answer) {
        if (answer.exit() != 0) {
            return new OpenmldbLogLines(List.of(), List.of(Told.lastWords(answer)));
        }
        return OpenmldbLogLines.ofEachFile(WholeOutput.of("log search", answer));
    }

    /**
     * @param found what was found on one host or on several
     */
    public static OperationLog of(Op op, List<OpenmldbLogLines> found) {
        Pattern naming = naming(op.opId());
        String year = op.startTime().length() < 4 ? "" : op.startTime().substring(0, 4);
        var seen = new HashSet<String>();
        var lines = new ArrayList<LogLine>();
        // The file of warnings repeats lines of the file of everything; what comes second is dropped.
        found.stream()
                .flatMap(each -> each.lines().stream())
                .filter(line -> naming.matcher(line.text()).find())
                .filter(line -> !isOfAnEarlierCluster(line, op, year))
                .sorted(Comparator.comparing((LogLine line) -> line.file().contains(".warning.log.")))
                .filter(line -> seen.add(line.text()))
                .forEach(lines::add);
        lines.sort(Comparator.comparing((LogLine line) -> line.time(year)));
        int from = lines.size();
        long bytes = 0;
        while (from > 0 && lines.size() - from < MOST_LINES) {
            bytes += lines.get(from - 1).text().getBytes(StandardCharsets.UTF_8).length + 1L;
            if (bytes > MOST_BYTES) {
                break;
            }
            from--;
        }
        return new OperationLog(
                lines.subList(from, lines.size()),
                from,
                found.stream().flatMap(each -> each.unreadable().stream()).toList());
    }

    /** The id as a whole, in each form in which the servers write it. */
    private static Pattern naming(long id) {
        return Pattern.compile("(?<![A-Za-z0-9_])(?:(?:op_?id|op) ?\\[" + id + "\\]|op_id " + id
                + "(?![0-9]))|/op/op_data/" + id + "(?![0-9])");
    }

    /** Ids count anew in a cluster that was set up anew; two days are more than clocks and zones differ. */
    private static boolean isOfAnEarlierCluster(LogLine line, Op op, String year) {
        String time = line.time(year);
        if (time.length() < DIGITS_OF_DAY || op.startTime().length() < DIGITS_OF_DAY) {
            return false;
        }
        try {
            var format = java.time.format.DateTimeFormatter.BASIC_ISO_DATE;
            var day = java.time.LocalDate.parse(time.substring(0, DIGITS_OF_DAY), format);
            var began = java.time.LocalDate.parse(op.startTime().substring(0, DIGITS_OF_DAY), format);
            return day.isBefore(began.minusDays(2));
        } catch (java.time.DateTimeException noDate) {
            return false;
        }
    }

    /** The probable cause: the last warning; empty when there is none, the cause is then unknown. */
    public Optional<LogLine> lastWarning() {
        return lines.stream().filter(LogLine::warns).reduce((before, line) -> line);
    }

    /** The cause for messages. */
    public String cause() {
        String blind = unreadable.isEmpty() ? "" : "; not readable: " + String.join(", ", unreadable);
        return lastWarning()
                        .map(line -> "probable cause: " + line)
                        .orElseGet(() -> lines.isEmpty()
                                ? "cause unknown: no line of any log names the operation"
                                : "cause unknown: " + lines.size() + " lines name the operation, none is a warning")
                + blind;
    }
}
