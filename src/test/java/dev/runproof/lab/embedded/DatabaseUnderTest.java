package dev.runproof.lab.embedded;

import dev.runproof.lab.LabDatabase;
import dev.runproof.lab.database.DatabaseServer;
import dev.runproof.lab.database.MariaDbPrograms;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.lab.host.WallLabClock;
import dev.runproof.model.Secret;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The database server of a lab without the lab, with one user let in; it ends with the process of the tests. */
public final class DatabaseUnderTest implements AutoCloseable {
    public static final String USER = "root@oms#obcluster";
    public static final Secret PASSWORD = new Secret("Ocean#oms \"'\\ canary");

    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Path parent;
    private final Reaper reaper;
    private final DatabaseServer server;
    private final LabDatabase database;

    private DatabaseUnderTest(double speed) throws IOException {
        this.parent = Files.createTempDirectory("database-under-test-");
        String key = UUID.randomUUID().toString();
        this.reaper = Reaper.start(new LabDirectory(parent), key);
        this.server = DatabaseServer.start(
                MariaDbPrograms.needed(MachineCommands::find),
                parent.resolve("database"),
                SessionVariables.ofTheLab(key),
                WallLabClock.startingAt(Instant.now(), speed));
        this.database = server.database();
        database.admit(USER, PASSWORD);
        Files.writeString(parent.resolve("user.cnf"), """
                [client]
                host=127.0.0.1
                port=%d
                user="%s"
                password="%s"
                """.formatted(
                database.port(), USER, PASSWORD.reveal().replace("\\", "\\\\").replace("\"", "\\\"")));
    }

    public static DatabaseUnderTest up() throws IOException {
        return new DatabaseUnderTest(1);
    }

    public static DatabaseUnderTest up(double speed) throws IOException {
        return new DatabaseUnderTest(speed);
    }

    public LabDatabase database() {
        return database;
    }

    public SqlTarget target() {
        return SqlTarget.of(database.address(), database.port(), USER, PASSWORD)
                .over(SqlTls.DISABLED)
                .patient(SqlTarget.CONNECT_TIMEOUT, SILENCE);
    }

    /** A session of the user. */
    public SqlSession session() {
        return new MySqlDatabases().open(target());
    }

    /** Runs one of the machine's clients as the user. */
    public LabUnderTest.Ran client(String program, String input, String... words)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(program, "--defaults-file=" + parent.resolve("user.cnf")));
        all.addAll(List.of(words));
        return LabUnderTest.run(all, Map.of(), input);
    }

    @Override
    public void close() throws IOException {
        server.close();
        LabDirectory.remove(parent);
        reaper.close();
    }
}
