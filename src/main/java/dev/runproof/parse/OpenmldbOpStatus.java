package dev.runproof.parse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations that {@code showopstatus} lists, of the client or of the operation tool.
 *
 * @param source {@code cli}, or {@code tool} for the operation tool's bordered table
 * @param nsLeader endpoint of the leading nameserver where the client printed it, else null
 */
public record OpenmldbOpStatus(String source, @Nullable String nsLeader, List<Op> ops) {
    private static final String TOOL = "openmldb showopstatus";
    private static final List<String> COLUMNS = List.of(
            "op_id",
            "op_type",
            "name",
            "pid",
            "status",
            "start_time",
            "execute_time",
            "end_time",
            "cur_task",
            "for_replica_cluster");
    private static final Set<String> STATUSES = Set.of("kInited", "kDoing", "kDone", "kFailed", "kCanceled");
    private static final Set<String> YES_OR_NO = Set.of("yes", "no");
    private static final Pattern TYPE = Pattern.compile("k[A-Za-z]+OP");
    private static final Pattern TIME = Pattern.compile("-|[0-9]{14}");
    private static final Pattern SECONDS = Pattern.compile("-|[0-9]++s");
    private static final Pattern TASK = Pattern.compile("-|k[A-Za-z]++");

    public OpenmldbOpStatus {
        ops = List.copyOf(ops);
    }

    /**
     * @param db null where the client printed it
     * @param pid the partition, null where there is none
     * @param status {@code kInited}, {@code kDoing}, {@code kDone}, {@code kFailed} or {@code kCanceled}
     * @param startTime and {@code endTime}: {@code YYYYMMDDhhmmss} in the local time of the client's host, or {@code -}
     * @param executeTime seconds, as in {@code 12s}, or {@code -}
     * @param curTask the task at work, or the one at which it stopped, or {@code -}
     */
    public record Op(
            @Nullable String db,
            long opId,
            String opType,
            String name,
            @Nullable Long pid,
            String status,
            String startTime,
            String executeTime,
            String endTime,
            String curTask,
            String forReplicaCluster) {}

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbOpStatus parse(byte[] output) {
        return read(ByteText.reader(TOOL, output));
    }

    /**
     * The operations by database, of a loop that asked for one database after the other and set marks.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static Map<String, OpenmldbOpStatus> ofEachDatabase(byte[] output) {
        return AskedEach.read(TOOL, database -> TOOL + " of " + database, output, OpenmldbOpStatus::read);
    }

    private static OpenmldbOpStatus read(LineReader lines) {
        if (!lines.ended() && lines.peek().trimmed().startsWith("+-")) {
            List<Op> ops = new BorderedTable("db", COLUMNS)
                    .read(lines, (cells, checked) -> op(cells.get(0), cells.subList(1, cells.size()), checked));
            return new OpenmldbOpStatus("tool", null, ops);
        }
        ClientTable<Op> table = ClientTable.read(lines, COLUMNS, row -> op(null, row.cells(), row.checked()));
        return new OpenmldbOpStatus("cli", table.nsLeader(), table.rows());
    }

    private static Op op(@Nullable String db, List<String> cells, Cells checked) {
        return new Op(
                db,
                checked.number(cells.get(0), "an op id"),
                checked.like(cells.get(1), TYPE, "an op type such as kRecoverTableOP"),
                cells.get(2),
                checked.numberOrNothing(cells.get(3), "a partition"),
                checked.oneOf(cells.get(4), STATUSES, "status"),
                checked.like(cells.get(5), TIME, "a start time of 14 digits"),
                checked.like(cells.get(6), SECONDS, "an execute time in seconds"),
                checked.like(cells.get(7), TIME, "an end time of 14 digits"),
                checked.like(cells.get(8), TASK, "a task such as kLoadTable"),
                checked.oneOf(cells.get(9), YES_OR_NO, "for_replica_cluster"));
    }
}
