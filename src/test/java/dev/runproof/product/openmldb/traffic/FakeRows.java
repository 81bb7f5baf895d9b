package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** A table in memory that can lose rows it has acknowledged, refuse them, and hide itself. */
final class FakeRows implements RowStore {
    final Set<String> rows = new LinkedHashSet<>();
    boolean refuses;
    boolean blind;
    boolean closed;

    @Override
    public void put(String key) throws IOException {
        if (refuses) {
            throw new IOException("tablet is not available");
        }
        if (!rows.add(key)) {
            throw new AssertionError("the key " + key + " was used before");
        }
    }

    @Override
    public boolean has(String key) throws IOException {
        if (blind) {
            throw new IOException("no apiserver answers");
        }
        return rows.contains(key);
    }

    @Override
    public void close() {
        closed = true;
    }
}
