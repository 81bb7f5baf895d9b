package dev.runproof.product.opengauss;

import dev.runproof.model.OutputFormatException;
import dev.runproof.product.generic.HostClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The logs of {@code gs_expansion} and {@code gs_dropnode} in a directory, as {@code ls -l --time-style=+%s} lists it. */
record ScalingLogs(List<Log> logs) {
    private static final String TOOL = "ls -l";
    private static final Pattern TOTAL = Pattern.compile("total \\S+");
    private static final Pattern ROW =
            Pattern.compile("\\S{10,11}\\s+\\d+\\s+\\S+\\s+\\S+\\s+[\\d,]+(?:\\s\\d+)?\\s+(\\d{1,12}) (.+)");
    private static final Pattern NAME =
            Pattern.compile("gs_(?:expansion|dropnode)-(\\d{4}-\\d{2}-\\d{2}_\\d{6})\\.log");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmmss");

    /**
     * One log.
     *
     * @param begun by its name, in the host's own time
     * @param written when it was last written
     */
    record Log(String name, LocalDateTime begun, Instant written) {}

    ScalingLogs {
        logs = List.copyOf(logs);
    }

    static ScalingLogs parse(String output) {
        List<String> lines = output.lines().toList();
        if (lines.isEmpty() || !TOTAL.matcher(lines.get(0)).matches()) {
            throw OutputFormatException.atLine(
                    TOOL, 1, lines.isEmpty() ? "" : lines.get(0), "expected a line 'total n'");
        }
        var logs = new ArrayList<Log>();
        for (int i = 1; i < lines.size(); i++) {
            Matcher row = ROW.matcher(lines.get(i));
            if (!row.matches()) {
                throw OutputFormatException.atLine(TOOL, i + 1, lines.get(i), "expected an entry of a long listing");
            }
            Matcher name = NAME.matcher(row.group(2));
            if (name.matches()) {
                logs.add(new Log(
                        row.group(2),
                        LocalDateTime.parse(name.group(1), STAMP),
                        Instant.ofEpochSecond(Long.parseLong(row.group(1)))));
            }
        }
        return new ScalingLogs(logs);
    }

    /** Those begun, or written to, after a moment of the host's clock. */
    List<String> since(HostClock start) {
        return logs.stream()
                .filter(log ->
                        !log.begun().isBefore(start.local()) || log.written().isAfter(start.time()))
                .map(Log::name)
                .toList();
    }
}
