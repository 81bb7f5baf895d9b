package dev.runproof.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The replicas that {@code showtable} lists: what the nameserver holds for true, a row each.
 *
 * <p>A table or database that does not exist is no error there, but no rows.
 */
public record OpenmldbReplicas(List<Replica> replicas) {
    private static final String TOOL = "openmldb showtable";
    private static final List<String> COLUMNS = List.of(
            "name", "tid", "pid", "endpoint", "role", "is_alive", "offset", "record_cnt", "memused", "diskused");
    private static final Set<String> ROLES = Set.of("leader", "follower");
    private static final Set<String> YES_OR_NO = Set.of("yes", "no");
    private static final Pattern SIZE = Pattern.compile("-|[0-9]++\\.[0-9]{3}(?: [A-Z])?");

    public OpenmldbReplicas {
        replicas = List.copyOf(replicas);
    }

    /**
     * @param role {@code leader} or {@code follower}; a partition may have two leader rows
     * @param alive the nameserver's mark, which a dead tablet keeps while auto_failover is off
     * @param offset up to 2 s old, empty while it is unknown
     * @param rows likewise
     */
    public record Replica(
            String table,
            long tid,
            long pid,
            String endpoint,
            String role,
            boolean alive,
            OptionalLong offset,
            OptionalLong rows) {
        public boolean leads() {
            return role.equals("leader");
        }
    }

    /**
     * Reads the whole output of one call.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbReplicas parse(byte[] output) {
        return read(ByteText.reader(TOOL, output));
    }

    /**
     * The replicas by database, of a loop that asked for one database after the other and set marks.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static Map<String, OpenmldbReplicas> ofEachDatabase(byte[] output) {
        return AskedEach.read(TOOL, database -> TOOL + " of " + database, output, OpenmldbReplicas::read);
    }

    private static OpenmldbReplicas read(LineReader lines) {
        var seen = new HashSet<List<Object>>();
        ClientTable<Replica> table = ClientTable.read(lines, COLUMNS, row -> {
            Replica replica = replica(row);
            if (!seen.add(List.of(replica.tid(), replica.pid(), replica.endpoint()))) {
                throw row.checked().refused("expected each replica once");
            }
            return replica;
        });
        return new OpenmldbReplicas(table.rows());
    }

    private static Replica replica(ClientTable.Row row) {
        Cells cells = row.checked();
        cells.like(row.cell(8), SIZE, "a size in memory such as 1.312 K");
        cells.like(row.cell(9), SIZE, "a size on disk such as 8.984 K");
        return new Replica(
                row.cell(0),
                cells.number(row.cell(1), "a table id"),
                cells.number(row.cell(2), "a partition"),
                row.cell(3),
                cells.oneOf(row.cell(4), ROLES, "role"),
                cells.oneOf(row.cell(5), YES_OR_NO, "is_alive").equals("yes"),
                cells.countOrNothing(row.cell(6), "an offset"),
                cells.countOrNothing(row.cell(7), "a count of records"));
    }
}
