package dev.runproof.product.openmldb.state;

import java.util.Comparator;

/**
 * One partition of one table.
 *
 * @param tid the table's number, by which tablets know it; a table that was dropped and made anew has another one
 */
public record PartitionId(TableName table, long tid, long pid) implements Comparable<PartitionId> {
    private static final Comparator<PartitionId> ORDER = Comparator.comparing(PartitionId::table)
            .thenComparingLong(PartitionId::pid)
            .thenComparingLong(PartitionId::tid);

    public boolean hidden() {
        return table.hidden();
    }

    /** True for the same name and number, whatever the table's number is. */
    boolean samePlace(PartitionId other) {
        return table.equals(other.table) && pid == other.pid;
    }

    @Override
    public int compareTo(PartitionId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return table + " partition " + pid;
    }
}
