package dev.runproof.lab.host;

import dev.runproof.lab.LabRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The programs of the machine that the lab runs on. */
public final class MachineCommands {
    /** A system property: other directories than the usual ones, with colons between them; labs inherit it. */
    public static final String ELSEWHERE = "runproof.machine.path";

    /** Where the machine keeps them; also the end of every account's PATH on the hosts. */
    public static final List<String> DIRECTORIES =
            List.of(System.getProperty(ELSEWHERE, "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin")
                    .split(":", -1));

    public static final String SHELL = "/bin/sh";

    private MachineCommands() {}

    public static Optional<Path> find(String name) {
        return DIRECTORIES.stream()
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Path need(String name) {
        return find(name)
                .orElseThrow(() -> new LabRefused("this machine has no '" + name
                        + "', which the embedded lab needs; install it, or run 'runproof doctor'"));
    }
}
