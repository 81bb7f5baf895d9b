package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.OpenmldbToolLog;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the operation tool ended, told apart from what was done after it to put auto_failover back.
 *
 * @param exit its exit status: 124 when its time was over, 0 in nearly every failure
 * @param log what it logged
 * @param table what it printed
 * @param after what the client said when auto_failover was put back
 */
record ToolEnd(int exit, OpenmldbToolLog log, String table, String after) {
    private static final Pattern END = Pattern.compile("(?s)(?<log>.*)\\n<== (?<exit>[0-9]{1,3})\\n(?<after>.*)");
    private static final Pattern EXTRACT =
            Pattern.compile("(?s)(?<table>.*)\\n<== (?<exit>[0-9]{1,3}) +(?<lines>[0-9]+)\\n(?<found>.*)");
    private static final int OUT_OF_TIME = 124;

    static ToolEnd of(Answer answer) {
        Matcher end = END.matcher(answer.err());
        if (answer.stderr().complete() && end.matches()) {
            return new ToolEnd(
                    Integer.parseInt(end.group("exit")),
                    OpenmldbToolLog.parse(end.group("log")),
                    answer.out(),
                    end.group("after").strip());
        }
        Matcher extract = EXTRACT.matcher(answer.out());
        if (!extract.matches()) {
            throw OutputFormatException.empty("operation tool", "the mark behind its log");
        }
        return new ToolEnd(
                Integer.parseInt(extract.group("exit")),
                extracted(extract.group("lines").equals("0"), extract.group("found")),
                extract.group("table"),
                "");
    }

    /** The lines that matter of a log that is too large to be kept whole, each with its number in it. */
    private static OpenmldbToolLog extracted(boolean empty, String found) {
        List<String> numbered = found.lines().toList();
        OpenmldbToolLog read = OpenmldbToolLog.parse(numbered.stream()
                .map(line -> line.substring(line.indexOf(':') + 1))
                .collect(Collectors.joining("\n")));
        var complaints = read.complaints().stream()
                .map(it -> new OpenmldbToolLog.Complaint(
                        Integer.parseInt(numbered.get(it.line() - 1).replaceFirst(":.*", "")), it.text()))
                .toList();
        return new OpenmldbToolLog(empty, complaints, read.recovered());
    }

    /** Exit 0 and a log that tells of work and of no failure; the state of the cluster is judged besides. */
    boolean clean() {
        return exit == 0 && log.clean();
    }

    /** The same for a repetition, in which a partition may be led by the right tablet already. */
    boolean cleanWhenRepeated() {
        return exit == 0
                && !log.empty()
                && log.complaints().stream().allMatch(OpenmldbToolLog.Complaint::isAlreadyLeader);
    }

    @Override
    public String toString() {
        String ended = exit == OUT_OF_TIME ? "its time was over, it was ended" : "exit " + exit;
        return log.complaints().isEmpty() ? ended : ended + ", " + log.complaints();
    }
}
