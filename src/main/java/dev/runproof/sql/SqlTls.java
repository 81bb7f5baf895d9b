package dev.runproof.sql;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a connection is encrypted and what is asked of the server's certificate.
 *
 * @param authority a file of PEM certificates that alone are trusted; empty for those the controller's Java trusts
 */
public record SqlTls(Mode mode, Optional<Path> authority) {
    public static final SqlTls DISABLED = new SqlTls(Mode.DISABLED, Optional.empty());
    public static final SqlTls PREFERRED = new SqlTls(Mode.PREFERRED, Optional.empty());
    public static final SqlTls REQUIRED = new SqlTls(Mode.REQUIRED, Optional.empty());

    public SqlTls {
        if (authority.isPresent() && !mode.verifies()) {
            throw new IllegalArgumentException(
                    "certificates of an authority are named, and " + mode + " asks for none");
        }
    }

    /** What is asked of the connection. */
    public enum Mode {
        DISABLED,
        /** Encrypted when the server offers it. */
        PREFERRED,
        /** Encrypted, whoever the server is. */
        REQUIRED,
        /** Encrypted, the server's certificate signed by a trusted authority. */
        VERIFY_CA,
        /** The same, and the certificate is for this host. */
        VERIFY_IDENTITY;

        public boolean verifies() {
            return this == VERIFY_CA || this == VERIFY_IDENTITY;
        }
    }
}
