package dev.runproof.console.browser;

import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory of a browser that nobody else may read and that goes with it: cookies of the session lie there. */
record Profile(Path directory) {
    /** What its name begins with; the id of the process that made it follows. */
    static final String NAME = "runproof-browser-";

    static Profile make(ConsoleTarget target) {
        try {
            return new Profile(Files.createTempDirectory(
                    NAME + ProcessHandle.current().pid() + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        } catch (IOException e) {
            throw new ConsoleNotDriven(
                    Reason.BROWSER_FAILED, target, "no directory for a browser's profile: " + e, List.of(), e);
        }
    }

    /** Removes it as far as that goes; a browser that is just ending may still write there. */
    void remove() {
        for (int attempt = 0; attempt < 3 && Files.exists(directory); attempt++) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(it -> it.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                // Something vanished meanwhile; what is left is looked at anew.
            }
        }
    }
}
