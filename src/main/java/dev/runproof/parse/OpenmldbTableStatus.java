package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code show table status} says of every table.
 *
 * @param messages the lines before the table: tables that are broken, with the beginning of their warnings
 * @param rowsInSet the number of rows that the last line tells, which is that of {@code tables}
 */
public record OpenmldbTableStatus(List<String> messages, List<Table> tables, long rowsInSet) {
    static final String TOOL = "openmldb show table status";

    public OpenmldbTableStatus {
        messages = List.copyOf(messages);
        tables = List.copyOf(tables);
    }

    /**
     * @param rows of the live leaders; they stand still while a leader is down
     * @param memoryDataSize and {@code diskDataSize} in bytes
     * @param partition the configured number of partitions
     * @param partitionUnalive the number of replicas that are not alive, so that it may exceed {@code partition}
     * @param replica the configured number of replicas
     * @param offlinePath {@code NULL} without offline data, as {@code offlineFormat}
     * @param offlineSymbolicPaths null where the release prints {@code Offline_deep_copy}, and the other way round
     * @param warnings a line each
     */
    public record Table(
            long tableId,
            String tableName,
            String databaseName,
            String storageType,
            long rows,
            long memoryDataSize,
            long diskDataSize,
            long partition,
            long partitionUnalive,
            long replica,
            String offlinePath,
            String offlineFormat,
            @Nullable String offlineSymbolicPaths,
            @Nullable String offlineDeepCopy,
            List<String> warnings) {
        public Table {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbTableStatus parse(byte[] output) {
        return new TableStatusReader(ByteText.reader(TOOL, output)).read();
    }
}
