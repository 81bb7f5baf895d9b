package dev.runproof.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The jobs that {@code SHOW JOBS} lists, without the nameserver's operations that newer releases list beside them. */
public record OpenmldbJobs(List<Job> jobs) {
    private static final String TOOL = "openmldb show jobs";
    private static final List<String> OLDER =
            List.of("job_type", "state", "start_time", "end_time", "parameter", "cluster", "application_id", "error");
    private static final List<String> NEWER = List.of("db", "name", "pid", "cur_task", "component");
    private static final String COMPONENT = "component";
    private static final Set<String> FINAL = Set.of("finished", "failed", "killed", "lost");

    public OpenmldbJobs {
        jobs = List.copyOf(jobs);
    }

    /** @param state as printed, of which only {@code finished}, {@code failed}, {@code killed} and {@code lost}, in any case, are final */
    public record Job(long id, String type, String state) {
        public boolean unfinished() {
            return !FINAL.contains(state.toLowerCase(Locale.ROOT));
        }

        /** Given up by a taskmanager that was restarted while it ran. */
        public boolean lost() {
            return state.toLowerCase(Locale.ROOT).equals("lost");
        }

        @Override
        public String toString() {
            return "job " + id + " (" + type + ") " + state;
        }
    }

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbJobs parse(byte[] output) {
        LineReader lines = ByteText.reader(TOOL, output);
        SqlTable table = SqlTable.read(lines, OpenmldbJobs::isHeader, "job_id " + String.join(" ", OLDER));
        int component = table.columns().indexOf(COMPONENT);
        var seen = new HashSet<Long>();
        List<Job> jobs = table.rows().stream()
                .filter(row -> component < 0
                        || !row.get(component).toLowerCase(Locale.ROOT).equals("nameserver"))
                .map(row -> job(row, seen))
                .toList();
        return new OpenmldbJobs(jobs);
    }

    private static boolean isHeader(List<String> columns) {
        if (columns.isEmpty() || !Set.of("job_id", "id").contains(columns.get(0))) {
            return false;
        }
        List<String> rest = columns.subList(1, columns.size());
        return rest.equals(OLDER)
                || (rest.size() == OLDER.size() + NEWER.size()
                        && rest.subList(0, OLDER.size()).equals(OLDER)
                        && rest.subList(OLDER.size(), rest.size()).equals(NEWER));
    }

    private static Job job(List<String> row, Set<Long> seen) {
        String id = row.get(0);
        if (!Blanks.isDigits(id)
                || id.length() > 18
                || !seen.add(Long.valueOf(id))
                || row.get(2).isEmpty()) {
            throw dev.runproof.model.OutputFormatException.atLine(
                    TOOL, 1, String.join(" ", row), "expected rows with an id, each once, and a state");
        }
        return new Job(Long.parseLong(id), row.get(1), row.get(2));
    }
}
