package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks for every acknowledged row; what is missing or cannot be seen is looked for again before that is said. */
final class Lookup {
    private static final int ROUNDS = 10;

    private final RowStore store;
    private final Pause pause;

    /** A moment between two rounds. */
    @FunctionalInterface
    interface Pause {
        void pass();
    }

    Lookup(RowStore store, Pause pause) {
        this.store = store;
        this.pause = pause;
    }

    /**
     * The rows that are not there.
     *
     * @throws TrafficRefused when one could not be looked for in any round
     */
    List<String> missing(List<String> keys) {
        List<String> left = keys;
        IOException blind = null;
        for (int round = 1; round <= ROUNDS && !left.isEmpty(); round++) {
            if (round > 1) {
                pause.pass();
            }
            var missing = new ArrayList<String>();
            blind = null;
            for (String key : left) {
                try {
                    if (!store.has(key)) {
                        missing.add(key);
                    }
                } catch (IOException e) {
                    missing.add(key);
                    blind = e;
                }
            }
            left = missing;
        }
        if (blind != null) {
            throw TrafficRefused.unseen(
                    left.size() + " of " + keys.size() + " acknowledged rows could not be looked for: "
                            + blind.getMessage(),
                    blind);
        }
        return List.copyOf(left);
    }
}
