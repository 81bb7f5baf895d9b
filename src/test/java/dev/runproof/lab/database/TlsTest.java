package dev.runproof.lab.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Secret;
import dev.runproof.sql.DatabaseUnreachable;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import dev.runproof.sql.SqlTls.Mode;
import dev.runproof.sql.mysql.Certificates;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions to a server that has a certificate for {@code localhost}. */
@Timeout(60)
class TlsTest {
    private static final Secret PASSWORD = new Secret("a word for TLS");

    private static Path directory;
    private static ServerProcess process;
    private static Certificates certificates;
    private static int port;

    @BeforeAll
    static void up(@TempDir Path fresh) throws Exception {
        directory = fresh;
        var programs = MariaDbPrograms.needed(name -> Stream.of("/usr/bin", "/usr/sbin")
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst());
        certificates = Certificates.in(Files.createDirectory(directory.resolve("certificates")), "localhost");
        var files = new DatabaseFiles(directory.resolve("database"));
        process = new ServerProcess(files, Map.of("PATH", "/usr/bin:/bin:/usr/sbin:/sbin"));
        files.make();
        DatabaseFiles.writePrivate(files.accounts(), AccountTexts.first("lab", PASSWORD));
        var arguments = ServerArguments.of(programs, files);
        process.install(arguments.ofInstaller());
        port = process.serve(free -> {
            var words = new ArrayList<>(arguments.ofServer("127.0.0.1", free, ""));
            words.addAll(List.of("--ssl-cert=" + certificates.server(), "--ssl-key=" + certificates.key()));
            return words;
        });
    }

    @AfterAll
    static void down() {
        process.close();
    }

    private static String cipher(String host, SqlTls tls) {
        try (var session = new MySqlDatabases()
                .open(SqlTarget.of(host, port, "lab", PASSWORD).over(tls))) {
            return session.query(SqlStatement.of("show status like 'Ssl_cipher'"))
                    .only()
                    .text("value");
        }
    }

    private static SqlTls verifying(Mode mode, Path authority) {
        return new SqlTls(mode, Optional.of(authority));
    }

    @Test
    void a_connection_is_encrypted_when_the_server_offers_it_and_not_when_it_is_switched_off() {
        assertThat(cipher("127.0.0.1", SqlTls.DISABLED)).isEmpty();
        assertThat(cipher("127.0.0.1", SqlTls.PREFERRED)).startsWith("TLS_");
        assertThat(cipher("127.0.0.1", SqlTls.REQUIRED)).startsWith("TLS_");
    }

    @Test
    void a_named_authority_alone_is_trusted() throws Exception {
        assertThat(cipher("127.0.0.1", verifying(Mode.VERIFY_CA, certificates.authority())))
                .startsWith("TLS_");
        var other = Certificates.in(Files.createDirectory(directory.resolve("other")), "localhost");
        assertThatThrownBy(() -> cipher("localhost", verifying(Mode.VERIFY_CA, other.authority())))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageContaining("localhost:" + port);
        assertThatThrownBy(() -> cipher("localhost", new SqlTls(Mode.VERIFY_CA, Optional.empty())))
                .isInstanceOf(DatabaseUnreachable.class);
    }

    @Test
    void an_identity_is_that_of_the_host_in_the_address() {
        assertThat(cipher("localhost", verifying(Mode.VERIFY_IDENTITY, certificates.authority())))
                .startsWith("TLS_");
        assertThatThrownBy(() -> cipher("127.0.0.1", verifying(Mode.VERIFY_IDENTITY, certificates.authority())))
                .isInstanceOf(DatabaseUnreachable.class);
    }

    @Test
    void certificates_that_cannot_be_read_are_a_fault_of_the_environment() throws Exception {
        var empty = Files.createFile(directory.resolve("empty.pem"));
        assertThatThrownBy(() -> cipher("localhost", verifying(Mode.VERIFY_CA, empty)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.status()).isEqualTo(ExitStatus.ENVIRONMENT))
                .hasMessageStartingWith("[SQL-AUTHORITY] the certificates in " + empty + " cannot be read:");
        assertThatThrownBy(() -> new SqlTls(Mode.REQUIRED, Optional.of(empty)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
