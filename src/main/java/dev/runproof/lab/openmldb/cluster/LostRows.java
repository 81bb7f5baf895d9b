package dev.runproof.lab.openmldb.cluster;

import java.util.List;

/**
 * Rows that a client was told are written, and that the partition's leader does not have any more.
 *
 * @param count how many of one write
 * @param row the values, where the client gave them
 */
public record LostRows(String database, String table, int pid, long count, List<Object> row) {
    public LostRows {
        row = List.copyOf(row);
    }
}
