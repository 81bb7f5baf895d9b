package dev.runproof.product.openmldb.traffic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Whether the write freeze has ever begun in a run, kept over the runner's death. */
final class FreezeMark {
    private final Path path;

    FreezeMark(Path path) {
        this.path = path;
    }

    /** Before the first look at the offsets: whatever the journal knows of the freeze, the mark is there before it. */
    void begins(Instant now) {
        if (!everBegan()) {
            try (LineFile file = LineFile.open(path)) {
                file.append(now.toString());
            }
        }
    }

    boolean everBegan() {
        return Files.exists(path);
    }
}
