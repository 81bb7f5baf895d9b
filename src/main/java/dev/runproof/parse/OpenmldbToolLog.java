package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the operation tool logged on stderr, where alone it tells that it failed: its exit status is 0 nearly always.
 *
 * @param empty true when it logged nothing: then it did nothing
 * @param complaints the lines that tell a failure, or a warning; a client's refusal may stand in an echo alone
 * @param recovered the tables, as {@code name in database}, that {@code recoverdata} found healthy or recovered
 */
public record OpenmldbToolLog(boolean empty, List<Complaint> complaints, Set<String> recovered) {
    private static final Pattern COMPLAINT = Pattern.compile("(?:INFO: )?(?:ERROR|WARNING|Traceback).*");
    private static final String REFUSED = "error msg";
    private static final Pattern RECOVERED =
            Pattern.compile("INFO: (?<table>.+) (?:is healthy|recover success)", Pattern.DOTALL);
    private static final Pattern ALREADY_LEADER =
            Pattern.compile("WARNING: (?<partition>.+) in (?<endpoint>[^ ]+) is already leader");

    public OpenmldbToolLog {
        complaints = List.copyOf(complaints);
        recovered = Set.copyOf(recovered);
    }

    /** @param line its number in the log, the first is 1 */
    public record Complaint(int line, String text) {
        /** A warning of post-upgrade that is what it should be when it is repeated, and only then. */
        public boolean isAlreadyLeader() {
            return ALREADY_LEADER.matcher(text).matches();
        }

        @Override
        public String toString() {
            return "line " + line + ": " + text;
        }
    }

    /** Any text is a log: what it echoes is free. */
    public static OpenmldbToolLog parse(String log) {
        var complaints = new ArrayList<Complaint>();
        var recovered = new TreeSet<String>();
        boolean empty = true;
        var lines = OutputLines.of(log);
        while (lines.hasNext()) {
            Line line = lines.next();
            empty &= line.isBlank();
            Matcher table = RECOVERED.matcher(line.trimmed());
            if (COMPLAINT.matcher(line.text()).matches() || line.text().contains(REFUSED)) {
                complaints.add(new Complaint(line.number(), line.trimmed()));
            } else if (table.matches()) {
                recovered.add(table.group("table"));
            }
        }
        return new OpenmldbToolLog(empty, complaints, recovered);
    }

    /** True when the log tells of work and of no failure. */
    public boolean clean() {
        return !empty && complaints.isEmpty();
    }
}
