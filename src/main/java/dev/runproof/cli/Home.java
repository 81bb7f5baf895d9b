package dev.runproof.cli;

import java.nio.file.Path;

/** The project's directory, where features, environments and reports lie. */
final class Home {
    private Home() {}

    /** What the launcher says, else the working directory. */
    static Path path() {
        return Path.of(System.getProperty("runproof.home", "")).toAbsolutePath().normalize();
    }

    /** Where runs are kept. */
    static Path reports() {
        return path().resolve("reports");
    }
}
