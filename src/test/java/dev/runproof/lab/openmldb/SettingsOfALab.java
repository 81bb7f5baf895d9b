package dev.runproof.lab.openmldb;

import dev.runproof.lab.Simulation;
import java.nio.file.Path;
import java.util.Map;

/** The layout of the usual lab on invented ports. */
final class SettingsOfALab {
    private SettingsOfALab() {}

    static Layout standard() {
        int[] next = {7000};
        return Layout.of(
                OpenMldbSettings.of(new Simulation.Settings(Path.of("/lab"), 3, Map.of())),
                host -> "127.0.0.1",
                () -> next[0]++);
    }
}
