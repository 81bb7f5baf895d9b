package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads back the row that was acknowledged last, again and again. */
final class Reader {
    private final RowStore store;
    private final AcknowledgedRows acknowledged;
    private final Set<String> notSeen = new LinkedHashSet<>();
    private long reads;
    private long unanswered;

    Reader(RowStore store, AcknowledgedRows acknowledged) {
        this.store = store;
        this.acknowledged = acknowledged;
    }

    synchronized void readOne() {
        Optional<String> newest = acknowledged.newest();
        if (newest.isEmpty()) {
            return;
        }
        reads++;
        try {
            if (!store.has(newest.get())) {
                notSeen.add(newest.get());
            }
        } catch (IOException e) {
            unanswered++;
        }
    }

    synchronized long reads() {
        return reads;
    }

    synchronized long unanswered() {
        return unanswered;
    }

    /** Rows that were acknowledged, and not there when they were read. */
    synchronized List<String> notSeen() {
        return List.copyOf(notSeen);
    }
}
