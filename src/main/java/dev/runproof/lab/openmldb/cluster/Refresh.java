package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;

/** A nameserver asks the tablets for offsets and row counts every 2 seconds. */
final class Refresh {
    private static final long PERIOD_MILLIS = 2000;

    private Refresh() {}

    /** Whether it has asked after the first and not after the second time. */
    static boolean between(Instant first, Instant second) {
        return number(second) > number(first);
    }

    private static long number(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), PERIOD_MILLIS);
    }
}
