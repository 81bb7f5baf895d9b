package dev.runproof.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A documented upgrade from start to end.
 *
 * @param name as on the command line
 * @param rollback the feature that leads back, where there is one
 */
public record Procedure(String name, Path feature, Optional<Path> rollback) {
    /** The way back as something to plan and run. */
    public Optional<Procedure> wayBack() {
        return rollback.map(path -> new Procedure(name + ".rollback", path, Optional.empty()));
    }
}
