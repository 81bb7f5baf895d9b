package dev.runproof.lab.openmldb.cluster;

/** Bytes that rows and logs take; only that more rows take more is meant to be true. */
final class Weight {
    private static final long ROW = 128;
    private static final long EMPTY_LOG = 8646;
    private static final long ENTRY = 88;
    private static final long EMPTY_TABLE = 1344;

    private Weight() {}

    /** What a tablet says of a partition. */
    static long memory(Table table, Replica.Seen seen) {
        return EMPTY_TABLE + data(table, seen);
    }

    /** What the rows alone take in memory. */
    static long data(Table table, Replica.Seen seen) {
        return ROW * seen.rows() * table.columns().size() / 2;
    }

    static long disk(Replica.Seen seen) {
        return EMPTY_LOG + ENTRY * seen.offset();
    }
}
