package dev.runproof.product.generic;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes of one host, as {@code ps} prints them with {@link #COLUMNS}. */
public record ProcessTable(List<Entry> entries) {
    public static final String COLUMNS = "pid,ppid,user,etimes,args";

    private static final String TOOL = "ps";
    private static final Pattern HEADER = Pattern.compile("\\s*PID\\s+PPID\\s+USER\\s+ELAPSED\\s+COMMAND\\s*");
    private static final Pattern ROW = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+(\\S+)\\s+(\\d+)(?:\\s(.*))?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * One process.
     *
     * @param ageSeconds since it began
     * @param command its words joined by blanks
     */
    public record Entry(long pid, long parent, String user, long ageSeconds, String command) {
        /** Whether it is this program, run directly or by an interpreter; a name among its later arguments is none. */
        public boolean runs(String program) {
            return InterpretedCommand.programs(command).contains(program);
        }

        /** Whether its first word is this program; login shells' leading dash is no part of a name. */
        public boolean is(String program) {
            return baseName(BLANKS.split(command.strip(), 2)[0]).equals(program);
        }

        private static String baseName(String word) {
            return word.substring(word.lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            return "process " + pid + " of " + user + ": " + command;
        }
    }

    public ProcessTable {
        entries = List.copyOf(entries);
    }

    public static ProcessTable parse(String output) {
        List<String> lines = output.lines().toList();
        if (lines.isEmpty()) {
            throw OutputFormatException.empty(TOOL, "the header PID PPID USER ELAPSED COMMAND");
        }
        if (!HEADER.matcher(lines.get(0)).matches()) {
            throw OutputFormatException.atLine(
                    TOOL, 1, lines.get(0), "expected the header PID PPID USER ELAPSED COMMAND");
        }
        var entries = new ArrayList<Entry>();
        for (int i = 1; i < lines.size(); i++) {
            Matcher row = ROW.matcher(lines.get(i));
            if (!row.matches()) {
                throw OutputFormatException.atLine(
                        TOOL, i + 1, lines.get(i), "expected process id, parent, user, age and command");
            }
            entries.add(new Entry(
                    Long.parseLong(row.group(1)),
                    Long.parseLong(row.group(2)),
                    row.group(3),
                    Long.parseLong(row.group(4)),
                    Optional.ofNullable(row.group(5)).orElse("").strip()));
        }
        return new ProcessTable(entries);
    }

    /** Without process 1 only a part of the processes can be seen: absence proves nothing then. */
    public boolean complete() {
        return entries.stream().anyMatch(entry -> entry.pid() == 1);
    }

    public List<Entry> running(String program) {
        return entries.stream().filter(entry -> entry.runs(program)).toList();
    }

    /** The processes whose own first word is this program. */
    public List<Entry> named(String program) {
        return entries.stream().filter(entry -> entry.is(program)).toList();
    }
}
