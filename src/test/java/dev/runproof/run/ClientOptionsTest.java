package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.evidence.Canaries;
import dev.runproof.evidence.ProcessWatch;
import dev.runproof.inventory.DatabaseServer;
import dev.runproof.inventory.SecretReference;
import dev.runproof.inventory.Services;
import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.model.ShellText;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.local.LocalHosts;
import dev.runproof.remote.shell.Shells;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients on hosts log in by what they read on stdin: with real clients, a real server and several shells. */
@Timeout(60)
class ClientOptionsTest {
    private static final HostName METADB = new HostName("metadb");
    private static final HostName NODE = new HostName("node1");
    private static final SecretReference REFERENCE =
            new SecretReference("metadb", SecretReference.Kind.ENV, "METADB_PASSWORD");

    /** Waits for a named pipe in the middle, so that there is something to look at meanwhile. */
    private static final ShellText SCRIPT = new ShellText("script", """
            options=$(cat)
            as_client() {
              { printf '%s\\n' "$options" | "$@" 3<&0 <&4 4<&-; } 4<&0
            }
            echo 'select current_user(), sleep(0.3)' | as_client mysql --defaults-file=/dev/fd/3 --defaults-group-suffix=_mariadb -N -B || exit
            as_client mysqldump --defaults-file=/dev/fd/3 --defaults-group-suffix=_mariadb --single-transaction "$1" >"$2" || exit
            env
            [ -z "$3" ] || read -r go <"$3"
            """);

    private static DatabaseUnderTest server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void up() throws Exception {
        server = DatabaseUnderTest.up();
        try (var session = server.session()) {
            session.update(SqlStatement.of("create database oms_rm"));
            session.update(SqlStatement.of("create table oms_rm.oms_project (id int)"));
        }
    }

    @AfterAll
    static void down() throws Exception {
        server.close();
    }

    private static DatabaseServer metadb(String tls, Optional<Path> authority) {
        return new DatabaseServer(
                METADB,
                server.database().address(),
                server.database().port(),
                DatabaseUnderTest.USER,
                REFERENCE,
                tls,
                authority);
    }

    private ServiceHosts hosts(String shell) {
        var services = new Services(List.of(metadb("disabled", Optional.empty())), List.of());
        var sessions = new ServiceSessions(
                new MySqlDatabases(),
                kind -> {
                    throw new AssertionError("nobody asks a console");
                },
                reference -> DatabaseUnderTest.PASSWORD,
                new ServiceLedger(folder.resolve("services")),
                Clock.systemUTC(),
                point -> {});
        var shells = new Shells(shell, folder.resolve("ledger").toString());
        return new ServiceHosts(new LocalHosts(shells, Optional.empty(), Clock.systemUTC()), services, sessions);
    }

    private static void assumeItIsThere(String shell) {
        assumeThat(Path.of(shell.split(" ", -1)[0])).as(shell).exists();
    }

    private Command dump(Object pipe) {
        return Command.shell(SCRIPT, "oms_rm", folder.resolve("dump.sql").toString(), pipe)
                .readingOptionsOf(METADB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/dash", "/bin/bash", "/bin/busybox sh"})
    void clients_log_in_and_nobody_sees_how(String shell) throws Exception {
        assumeItIsThere(shell);
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var canaries = new Canaries(Map.of("password of metadb", DatabaseUnderTest.PASSWORD.reveal()));
        var key = new LedgerKey("20261127-020000-own-abc", "1-1-a1");
        try (var hosts = hosts(shell);
                var watch = new ProcessWatch()) {
            var session = hosts.session(NODE);
            session.start(key, dump(pipe.toString()));
            Awaitility.await("the dump")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> Files.exists(folder.resolve("dump.sql"))
                            && Files.readString(folder.resolve("dump.sql")).contains("Dump completed"));
            canaries.areNotBelow(folder.resolve("ledger"));
            Files.writeString(pipe, "go\n");
            Awaitility.await("the end")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> session.collect(key, 0, 0, OutputSink.NOWHERE).state() == LedgerEntry.State.DONE);
            assertThat(session.collect(key, 0, 0, OutputSink.NOWHERE).exit()).isZero();
            watch.close();
            assertThat(watch.seen())
                    .anyMatch(line -> line.startsWith("mysql --defaults-file=/dev/fd/3"))
                    .anyMatch(line -> line.contains("--defaults-group-suffix=_mariadb --single-transaction oms_rm"));
            canaries.areNotIn("the process list", watch.seen());
        }
        // Its output is there, with the environment of the script.
        assertThat(Files.readString(folder.resolve("ledger/" + key + "/stdout")))
                .contains(DatabaseUnderTest.USER.split("@", -1)[0], "PATH=");
        canaries.areNotBelow(folder);
    }

    @Test
    void a_reading_logs_in_too_and_its_command_shows_the_servers_name_only() {
        try (var hosts = hosts("/bin/sh")) {
            Command command = dump("");
            assertThat(command).asString().endsWith(" < <client options of metadb>");
            Answer answer = hosts.session(NODE).run(command, OutputSink.NOWHERE);
            assertThat(answer.err()).isEmpty();
            assertThat(answer.exit()).isZero();
        }
    }

    @Test
    void a_session_that_cannot_fill_them_in_refuses_the_command() {
        try (var hosts = new LocalHosts(Shells.DEFAULT, Optional.empty(), Clock.systemUTC())) {
            assertThatThrownBy(() -> hosts.session(NODE).run(dump(""), OutputSink.NOWHERE))
                    .hasMessageContaining("a command still has the options of a database server to come");
        }
        try (var hosts = hosts("/bin/sh")) {
            Command other = Command.of("cat").readingOptionsOf(new HostName("other"));
            assertThatThrownBy(() -> hosts.session(NODE).run(other, OutputSink.NOWHERE))
                    .hasMessage("the environment has no database other");
        }
    }

    @Test
    void the_file_quotes_its_values_and_says_how_to_encrypt() {
        Secret options =
                ClientOptions.of(metadb("verify_ca", Optional.of(Path.of("/etc/oms/ca.pem"))), new Secret("a#\"\\b"));
        assertThat(options.reveal()).isEqualTo("""
                [client]
                protocol=tcp
                host="%s"
                port=%d
                user="root@oms#obcluster"
                password="a#\"\\\\b"
                ssl-ca="/etc/oms/ca.pem"
                [client_mysql]
                ssl-mode=VERIFY_CA
                [client_mariadb]
                ssl
                ssl-verify-server-cert
                """.replace("a#\"", "a#\\\"")
                .formatted(server.database().address(), server.database().port()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "preferred", "required", "verify_ca", "verify_identity"})
    void the_clients_of_this_machine_know_every_word_of_it(String tls) throws Exception {
        assertThat(DatabaseServer.TLS).contains(tls);
        String file = ClientOptions.of(metadb(tls, Optional.empty()), DatabaseUnderTest.PASSWORD)
                .reveal();
        for (String program : List.of("mysql", "mysqldump")) {
            var used = LabUnderTest.run(
                    List.of(program, "--defaults-file=/dev/stdin", "--defaults-group-suffix=_mariadb", "--help"),
                    Map.of(),
                    file);
            assertThat(used.exit()).isZero();
            assertThat(used.err()).isEmpty();
        }
    }
}
