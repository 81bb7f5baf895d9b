package dev.runproof.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this account keeps what belongs to the machine and not to one project directory. */
public final class StateFolder {
    private StateFolder() {}

    /**
     * The folder of this name in the usual place: below {@code $XDG_STATE_HOME/runproof} or {@code ~/.local/state/runproof},
     * or below the directory for temporary files when that cannot be written.
     */
    public static Path of(String name) {
        String state = System.getenv("XDG_STATE_HOME");
        Path base = state != null && state.startsWith("/")
                ? Path.of(state)
                : Path.of(System.getProperty("user.home"), ".local", "state");
        Path usual = base.resolve("runproof").resolve(name);
        try {
            Files.createDirectories(usual);
            return Files.isWritable(usual) ? usual : temporary(name);
        } catch (IOException e) {
            return temporary(name);
        }
    }

    private static Path temporary(String name) {
        return Path.of(System.getProperty("java.io.tmpdir"), "runproof-" + System.getProperty("user.name"), name);
    }
}
