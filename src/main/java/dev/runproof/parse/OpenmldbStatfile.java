package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statfile of the operation tool: the partitions whose leaders pre-upgrade moved, in the order in which it moved them.
 *
 * @param lines none when nothing was moved
 */
public record OpenmldbStatfile(List<Moved> lines) {
    private static final String TOOL = "statfile";
    private static final String FORM = "endpoint,database,table,tid,pid,extra replica";
    private static final int FIELDS = 6;

    public OpenmldbStatfile {
        lines = List.copyOf(lines);
    }

    /**
     * One partition.
     *
     * @param endpoint the tablet that led it
     * @param extra the tablet to which a replica was added, empty for a partition with several replicas
     */
    public record Moved(String endpoint, String database, String table, long tid, long pid, String extra) {
        @Override
        public String toString() {
            return String.join(",", endpoint, database, table, String.valueOf(tid), String.valueOf(pid), extra);
        }
    }

    /**
     * Reads the whole file; an empty one is a file without lines.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such a file cannot have
     */
    public static OpenmldbStatfile parse(byte[] content) {
        LineReader lines = ByteText.reader(TOOL, content);
        var moved = new ArrayList<Moved>();
        while (!lines.ended()) {
            Line line = lines.next(FORM);
            List<String> fields = List.of(ByteText.decoded(line.text()).split(",", -1));
            if (fields.size() != FIELDS
                    || fields.subList(0, FIELDS - 1).stream().anyMatch(String::isBlank)) {
                throw lines.refused(line, "expected " + FORM);
            }
            var cells = new Cells(lines, line);
            moved.add(new Moved(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    cells.number(fields.get(3), "a table id"),
                    cells.number(fields.get(4), "a partition"),
                    fields.get(5)));
        }
        return new OpenmldbStatfile(moved);
    }

    /** The file's content, a line end behind each line. */
    public String content() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
