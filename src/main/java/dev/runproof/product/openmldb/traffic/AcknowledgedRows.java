package dev.runproof.product.openmldb.traffic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of the rows that the cluster acknowledged, kept over the runner's death: a row counts once it is in the file. */
final class AcknowledgedRows implements AutoCloseable {
    private final LineFile file;
    private final List<String> keys;

    AcknowledgedRows(Path path) {
        this.file = LineFile.open(path);
        this.keys = new ArrayList<>(file.before());
    }

    synchronized void add(String key) {
        file.append(key);
        keys.add(key);
    }

    synchronized Optional<String> newest() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }

    /** All of them, the oldest first. */
    synchronized List<String> all() {
        return List.copyOf(keys);
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
