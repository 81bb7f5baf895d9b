package dev.runproof.inventory;

import java.nio.file.Path;

/**
 * The folders that paths of the controller are read against.
 *
 * @param folder what relative paths begin at
 * @param userHome what {@code ~} stands for
 */
record Places(Path folder, Path userHome) {
    /** Relative paths begin in the folder of a file. */
    static Places of(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return new Places(parent == null ? file.toAbsolutePath() : parent, userHomeOfThisAccount());
    }

    /** Relative paths begin in the folder in which the command was given. */
    static Places ofCommandLine() {
        return new Places(Path.of("").toAbsolutePath(), userHomeOfThisAccount());
    }

    Path resolve(String text) {
        if (text.equals("~") || text.startsWith("~/")) {
            return userHome.resolve(text.length() < 2 ? "" : text.substring(2)).normalize();
        }
        return folder.resolve(text).normalize();
    }

    private static Path userHomeOfThisAccount() {
        return Path.of(System.getProperty("user.home"));
    }
}
