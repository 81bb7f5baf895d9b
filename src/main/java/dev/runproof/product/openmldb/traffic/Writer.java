package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows one after the other, while it may; each with a key that the run has never used before. */
final class Writer {
    private final RowStore store;
    private final AcknowledgedRows acknowledged;
    private final String prefix;
    private boolean mayWrite;
    private long tried;
    private long refused;
    private @Nullable String lastRefusal;

    /** @param prefix of its keys, unique to this attempt of the run */
    Writer(RowStore store, AcknowledgedRows acknowledged, String prefix) {
        this.store = store;
        this.acknowledged = acknowledged;
        this.prefix = prefix;
    }

    synchronized void goOn() {
        mayWrite = true;
    }

    /** Returns when no row is on its way any more. */
    synchronized void pause() {
        mayWrite = false;
    }

    synchronized void writeOne() {
        if (!mayWrite) {
            return;
        }
        tried++;
        String key = prefix + tried;
        try {
            store.put(key);
        } catch (IOException e) {
            refused++;
            lastRefusal = e.getMessage();
            return;
        }
        acknowledged.add(key);
    }

    /** Rows that were not acknowledged in this attempt of the run. */
    synchronized long refused() {
        return refused;
    }

    synchronized Optional<String> lastRefusal() {
        return Optional.ofNullable(lastRefusal);
    }
}
