package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.OpFault.Place;

/**
 * The application that writes again once the operator lets it.
 *
 * <p>Nobody tells a lab that writes are resumed. It is taken for done when, after the documented look at the tables of a
 * cluster whose tablets are all new, the offsets were read and the tables are asked for twice with nothing in between, as
 * one does who waits for rows. Some arrive then and no more, so that a later freeze holds.
 */
final class Resume {
    private static final long ROWS = 8;

    private final Cluster cluster;
    private final Place table;
    private boolean nobodyWrites;

    Resume(Cluster cluster, Place table) {
        this.cluster = cluster;
        this.table = table;
    }

    synchronized void rowsArrive() {
        if (!nobodyWrites) {
            cluster.faults().put(table, ROWS);
        }
    }

    /** Whether the application stays silent. */
    synchronized void nobodyWrites(boolean silent) {
        nobodyWrites = silent;
    }
}
