package dev.runproof.lab.database;

import dev.runproof.lab.LabRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The machine's programs that a lab with a database needs.
 *
 * @param server runs it
 * @param installer makes its first files
 */
public record MariaDbPrograms(Path server, Path installer) {
    /** What {@link #needed} asks of a machine beside the server's own programs: what hosts call. */
    private static final List<String> CLIENTS = List.of("mysql", "mysqldump");

    private static final String PACKAGES = "apt-get install mariadb-server mariadb-client";

    /**
     * Looks for all of them.
     *
     * @param find a program of the machine by its name
     * @throws LabRefused when one is missing, with the packages that bring them
     */
    public static MariaDbPrograms needed(Function<String, Optional<Path>> find) {
        var missing = new ArrayList<String>();
        var server = found("mariadbd", find, missing);
        var installer = found("mariadb-install-db", find, missing);
        CLIENTS.forEach(name -> found(name, find, missing));
        if (server.isEmpty() || installer.isEmpty() || !missing.isEmpty()) {
            throw new LabRefused(
                    "this lab has a database, and this machine has no " + String.join(", ", missing)
                            + "; on Debian they come with: " + PACKAGES,
                    List.of(PACKAGES));
        }
        return new MariaDbPrograms(server.get(), installer.get());
    }

    private static Optional<Path> found(String name, Function<String, Optional<Path>> find, List<String> missing) {
        var program = find.apply(name);
        if (program.isEmpty()) {
            missing.add(name);
        }
        return program;
    }
}
