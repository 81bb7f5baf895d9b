package dev.runproof.lab.database;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.LabDatabase;
import dev.runproof.lab.LabRefused;
import dev.runproof.model.Command;
import dev.runproof.model.Secret;
import dev.runproof.sql.SqlStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A lab's database server that root runs on a machine of its own, with a directory that the lab sees too.
 *
 * @param directory absent at first, at the same path for the server and for the lab; all that the server writes lies there
 * @param address of that machine
 * @param password of the administrator
 */
public record ServedDatabase(Path directory, String address, Secret password) {
    private static final int PORT = 3306;
    private static final String EVERYWHERE = "0.0.0.0";
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final long PAUSE_NANOS = 10_000_000;

    /** Where Debian's packages put them. */
    private static final MariaDbPrograms PROGRAMS =
            new MariaDbPrograms(Path.of("/usr/sbin/mariadbd"), Path.of("/usr/bin/mariadb-install-db"));

    public ServedDatabase {
        directory = directory.toAbsolutePath();
    }

    /** One that is to be made, with a password that nobody knows yet. */
    public static ServedDatabase at(Path directory, String address) {
        return new ServedDatabase(directory, address, MariaDb.newPassword());
    }

    private DatabaseFiles files() {
        return new DatabaseFiles(directory);
    }

    private MariaDb server() {
        return new MariaDb(files(), address, PORT, password);
    }

    /** Writes what the server finds when it starts, and what its administrator needs. */
    public void write() throws IOException {
        files().make();
        DatabaseFiles.writePrivate(files().accounts(), AccountTexts.first(MariaDb.ADMINISTRATOR, password));
        server().writeOptions();
    }

    /** The command that makes the server's files and becomes the server. */
    public List<String> command() {
        var arguments = new ServerArguments(PROGRAMS, files(), true);
        String log = " >" + Command.quote(files().serverLog().toString()) + " 2>&1";
        return List.of(
                "/bin/sh",
                "-c",
                shell(arguments.ofInstaller()) + log + " && exec " + shell(arguments.ofServer(EVERYWHERE, PORT, ""))
                        + log);
    }

    private static String shell(List<String> words) {
        return words.stream().map(Command::quote).collect(Collectors.joining(" "));
    }

    /**
     * Waits until it accepts connections, and gives users' sessions the lab's time.
     *
     * @throws LabRefused when it does not within 50 seconds, with what it said
     */
    public LabDatabase await(LabClock clock) throws IOException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!said().contains("ready for connections")) {
            if (System.nanoTime() > limit) {
                throw new LabRefused("the lab's database was not ready within " + PATIENCE + "; it said:\n" + said());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        Files.delete(files().accounts());
        var made = server();
        try (var session = made.session()) {
            session.update(SqlStatement.of("set global init_connect = ?", LabTime.statement(clock)));
        }
        return made;
    }

    private String said() throws IOException {
        return Files.exists(files().serverLog()) ? Files.readString(files().serverLog()) : "";
    }
}
