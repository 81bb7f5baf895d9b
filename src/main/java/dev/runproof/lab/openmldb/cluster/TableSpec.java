package dev.runproof.lab.openmldb.cluster;

import java.util.List;
import java.util.Optional;

/**
 * A table with its place in the cluster.
 *
 * @param tid its number
 * @param storage {@code memory}, {@code ssd} or {@code hdd}
 * @param replicas the configured number
 * @param partitions the endpoints of each, the leader first
 * @param rows in all, spread over the partitions
 * @param columns of a row
 */
public record TableSpec(
        String database,
        String name,
        int tid,
        String storage,
        int replicas,
        List<List<String>> partitions,
        long rows,
        Optional<Offline> offline,
        List<Column> columns) {
    private static final List<Column> DEFAULT_COLUMNS =
            List.of(new Column("id", "string"), new Column("value", "bigint"));

    public TableSpec {
        partitions = partitions.stream().map(List::copyOf).toList();
        columns = List.copyOf(columns);
        if (partitions.isEmpty() || partitions.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(database + "." + name + " has a partition without a replica");
        }
    }

    /** A column by its SQL type: {@code string}, {@code int}, {@code bigint}, {@code double}, {@code bool}, {@code timestamp}. */
    public record Column(String name, String type) {}

    /** Where the offline data of a table lies; {@code symbolicPaths} each end with a comma, none is the empty text. */
    public record Offline(String path, String format, String symbolicPaths) {}

    /** A table in memory, with as many replicas as its first partition has, and two columns. */
    public static TableSpec of(String database, String name, int tid, long rows, List<List<String>> partitions) {
        return new TableSpec(
                database,
                name,
                tid,
                "memory",
                partitions.get(0).size(),
                partitions,
                rows,
                Optional.empty(),
                DEFAULT_COLUMNS);
    }

    public TableSpec withOffline(Offline data) {
        return new TableSpec(database, name, tid, storage, replicas, partitions, rows, Optional.of(data), columns);
    }

    public TableSpec withStorage(String other) {
        return new TableSpec(database, name, tid, other, replicas, partitions, rows, offline, columns);
    }

    public TableSpec withColumns(List<Column> others) {
        return new TableSpec(database, name, tid, storage, replicas, partitions, rows, offline, others);
    }
}
