package dev.runproof.sql.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.sql.SqlTls;
import dev.runproof.sql.SqlTls.Mode;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
    @TempDir
    private Path directory;

    @Test
    void its_file_is_private_and_gone_once_the_connection_stands() throws Exception {
        var certificates = Certificates.in(directory, "localhost");
        var settings = new Properties();
        Path store;
        try (var authority = Authority.of(new SqlTls(Mode.VERIFY_CA, Optional.of(certificates.authority())))) {
            authority.addTo(settings);
            store = Path.of(URI.create(settings.getProperty("trustCertificateKeyStoreUrl")));
            assertThat(PosixFilePermissions.toString(java.nio.file.Files.getPosixFilePermissions(store)))
                    .isEqualTo("rw-------");
        }
        assertThat(store).doesNotExist();
        assertThat(settings.getProperty("fallbackToSystemTrustStore")).isEqualTo("false");
    }

    @Test
    void without_one_nothing_is_said_of_trust() {
        var settings = new Properties();
        try (var authority = Authority.of(SqlTls.PREFERRED)) {
            authority.addTo(settings);
        }
        assertThat(settings).isEmpty();
    }
}
