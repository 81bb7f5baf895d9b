package dev.runproof.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The partitions that one tablet itself holds, by {@code gettablestatus}.
 *
 * @param refusal what was said in place of a table, of a tablet that does not answer; empty when it answered
 * @param partitions none when a tablet has loaded nothing
 */
public record OpenmldbPartitions(Optional<String> refusal, List<Partition> partitions) {
    private static final String TOOL = "openmldb gettablestatus";
    private static final String REFUSED = "gettablestatus failed, error msg: ";
    private static final List<String> COLUMNS = List.of(
            "tid",
            "pid",
            "offset",
            "mode",
            "state",
            "enable_expire",
            "ttl",
            "ttl_offset",
            "memused",
            "compress_type",
            "skiplist_height");
    private static final Set<String> MODES = Set.of("kTableLeader", "kTableFollower");
    private static final Set<String> STATES =
            Set.of("kTableUndefined", "kTableNormal", "kTableLoading", "kMakingSnapshot", "kSnapshotPaused");
    private static final Set<String> TRUE_OR_FALSE = Set.of("true", "false");
    private static final Pattern SIZE = Pattern.compile("[0-9]++\\.[0-9]{3}(?: [A-Z])?");

    public OpenmldbPartitions {
        partitions = List.copyOf(partitions);
    }

    /**
     * @param offset of the replica on this tablet, now
     * @param mode {@code kTableLeader} or {@code kTableFollower}; a replaced leader stays {@code kTableLeader} for a while
     * @param state {@code kTableNormal}, {@code kMakingSnapshot}, {@code kSnapshotPaused}, {@code kTableLoading} or {@code kTableUndefined}
     */
    public record Partition(long tid, long pid, long offset, String mode, String state) {
        public boolean leads() {
            return mode.equals("kTableLeader");
        }

        /** Loaded and at work; a snapshot that is being made does not disturb it. */
        public boolean inService() {
            return state.equals("kTableNormal") || state.equals("kMakingSnapshot");
        }
    }

    /**
     * Reads the whole output of one call.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbPartitions parse(byte[] output) {
        return read(ByteText.reader(TOOL, output));
    }

    /**
     * The partitions by endpoint, of a loop that asked one tablet after the other and set marks.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static Map<String, OpenmldbPartitions> ofEachTablet(byte[] output) {
        return AskedEach.read(TOOL, endpoint -> TOOL + " of " + endpoint, output, OpenmldbPartitions::read);
    }

    private static OpenmldbPartitions read(LineReader lines) {
        if (!lines.ended() && lines.peek().text().startsWith(REFUSED)) {
            Line refusal = lines.next(REFUSED);
            lines.end();
            return new OpenmldbPartitions(Optional.of(ByteText.decoded(refusal.trimmed())), List.of());
        }
        var seen = new HashSet<List<Long>>();
        ClientTable<Partition> table = ClientTable.read(lines, COLUMNS, row -> {
            Partition partition = partition(row);
            if (!seen.add(List.of(partition.tid(), partition.pid()))) {
                throw row.checked().refused("expected each partition once");
            }
            return partition;
        });
        return new OpenmldbPartitions(Optional.empty(), table.rows());
    }

    private static Partition partition(ClientTable.Row row) {
        Cells cells = row.checked();
        cells.oneOf(row.cell(5), TRUE_OR_FALSE, "enable_expire");
        cells.like(row.cell(8), SIZE, "a size in memory such as 1.312 K");
        return new Partition(
                cells.number(row.cell(0), "a table id"),
                cells.number(row.cell(1), "a partition"),
                cells.number(row.cell(2), "an offset"),
                cells.oneOf(row.cell(3), MODES, "mode"),
                cells.oneOf(row.cell(4), STATES, "state"));
    }
}
