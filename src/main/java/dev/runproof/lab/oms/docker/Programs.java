package dev.runproof.lab.oms.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of a container: those of its image, then the machine's own. */
final class Programs {
    private static final List<String> MACHINE =
            List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin");

    private Programs() {}

    /** A program that cannot be started, in the runtime's words. */
    static final class Unstartable extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean found;

        private Unstartable(String word, boolean found, String why) {
            super("unable to start container process: exec: \"" + word + "\": " + why + ": unknown");
            this.found = found;
        }

        /** Whether there is something of that name. */
        boolean found() {
            return found;
        }
    }

    /** The path on this machine of what a command's first word names. */
    static String find(Container container, String word) throws Unstartable {
        if (!word.contains("/")) {
            return search(container).stream()
                    .map(directory -> Path.of(directory).resolve(word))
                    .filter(Programs::isProgram)
                    .map(Path::toString)
                    .findFirst()
                    .orElseThrow(() -> new Unstartable(word, false, "executable file not found in $PATH"));
        }
        Path led = Path.of(container.files().led(word));
        if (Files.notExists(led)) {
            throw new Unstartable(word, false, "stat " + word + ": no such file or directory");
        }
        if (!isProgram(led)) {
            throw new Unstartable(word, true, "permission denied");
        }
        return led.toString();
    }

    private static boolean isProgram(Path path) {
        return Files.isExecutable(path) && !Files.isDirectory(path);
    }

    /** The directories in which programs are looked for, on this machine. */
    static List<String> search(Container container) {
        var directories = new ArrayList<>(List.of(
                container.path("/usr/local/bin").toString(),
                container.path("/usr/bin").toString()));
        directories.addAll(MACHINE);
        return directories;
    }
}
