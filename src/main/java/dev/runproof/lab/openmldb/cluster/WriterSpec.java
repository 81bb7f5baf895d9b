package dev.runproof.lab.openmldb.cluster;

import java.time.Duration;

/** A client that goes on writing to a table, one partition after the other. */
public record WriterSpec(String database, String table, Manner manner, Duration every) {
    /** What it does each time. */
    public enum Manner {
        /** One more row. */
        NEW_ROWS,
        /** A row put over another one: the offset grows, the number of rows stands still. */
        OVERWRITES,
        /** A row comes and another one expires. */
        AGAINST_EXPIRY,
        /** A row comes and is deleted. */
        DELETE_AFTER_PUT,
        /** A row expires: the number of rows falls, the offset stands still. */
        EXPIRY,
        /** A row of a clustered index expires, which is a delete in the log. */
        EXPIRY_BY_DELETE
    }
}
