package dev.runproof.product.openmldb.state;

/**
 * One partition of one table.
 *
 * @param tid the table's number, by which tablets know it; a table that was dropped and made anew has another one
 */
public record PartitionId(TableName table, long tid, long pid) implements Comparable<PartitionId> {
    public boolean hidden() {
        return table.hidden();
    }

    /** True for the same name and number, whatever the table's number is. */
    boolean samePlace(PartitionId other) {
        return table.equals(other.table) && pid == other.pid;
    }

    @Override
    public int compareTo(PartitionId other) {
        int order = table.compareTo(other.table);
        if (order == 0) {
            order = Long.compare(pid, other.pid);
        }
        return order == 0 ? Long.compare(tid, other.tid) : order;
    }

    @Override
    public String toString() {
        return table + " partition " + pid;
    }
}
