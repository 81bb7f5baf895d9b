package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;

/** Where the servers of the cluster write their logs. */
public interface ServerLog {
    /**
     * One record.
     *
     * @param level {@code I}, {@code W}, {@code E} or {@code F}
     * @param text without date, thread and place
     */
    void write(Component component, char level, String text);

    /** The same with the time at which it happened, which may lie before the time at which somebody asked. */
    default void write(Component component, Instant at, char level, String text) {
        write(component, level, text);
    }
}
