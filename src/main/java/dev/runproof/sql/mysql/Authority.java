package dev.runproof.sql.mysql;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.sql.SqlTls;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The certificates that a connection trusts, in the form the driver reads: a key store in a file.
 *
 * <p>The file is removed when the connection stands. It holds certificates alone, so that its password is no secret.
 */
final class Authority implements AutoCloseable {
    private static final String TYPE = "PKCS12";
    private static final String PASSWORD = "certificates";

    private final Optional<Path> store;

    private Authority(Optional<Path> store) {
        this.store = store;
    }

    static Authority of(SqlTls tls) {
        return new Authority(tls.authority().map(Authority::stored));
    }

    private static Path stored(Path pem) {
        try {
            var keys = KeyStore.getInstance(TYPE);
            keys.load(null, null);
            int number = 0;
            try (var text = Files.newInputStream(pem)) {
                for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
                    keys.setCertificateEntry("authority" + number++, certificate);
                }
            }
            if (number == 0) {
                throw new CertificateException("no certificate in it");
            }
            Path store = Files.createTempFile("runproof-authority", ".p12");
            try (var out = Files.newOutputStream(store)) {
                keys.store(out, PASSWORD.toCharArray());
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new Unreadable(pem, e);
        }
    }

    void addTo(Properties settings) {
        store.ifPresent(file -> {
            settings.setProperty("trustCertificateKeyStoreUrl", file.toUri().toString());
            settings.setProperty("trustCertificateKeyStoreType", TYPE);
            settings.setProperty("trustCertificateKeyStorePassword", PASSWORD);
            settings.setProperty("fallbackToSystemTrustStore", "false");
        });
    }

    @Override
    public void close() {
        try {
            if (store.isPresent()) {
                Files.deleteIfExists(store.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + store.get(), e);
        }
    }

    /** A file of certificates that cannot be read. */
    private static final class Unreadable extends Failure {
        @Serial
        private static final long serialVersionUID = 1L;

        Unreadable(Path pem, Exception cause) {
            super(
                    "SQL-AUTHORITY",
                    ExitStatus.ENVIRONMENT,
                    "the certificates in " + pem + " cannot be read: " + cause.getMessage(),
                    List.of(),
                    cause);
        }
    }
}
