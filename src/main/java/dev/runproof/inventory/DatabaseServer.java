package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A database server that steps ask and change by statements of SQL.
 *
 * @param name what plan, journal and report call it; no host has the same
 * @param user as it is sent to the server; {@code user@tenant#cluster} is one name
 * @param tls one of {@link #TLS}
 * @param authority certificates that alone are trusted, where the server's own is verified
 */
public record DatabaseServer(
        HostName name,
        String address,
        int port,
        String user,
        SecretReference password,
        String tls,
        Optional<Path> authority) {
    public static final int DEFAULT_PORT = 3306;

    /** How a connection is encrypted, by the words of MySQL's own clients. */
    public static final List<String> TLS = List.of("disabled", "preferred", "required", "verify_ca", "verify_identity");

    static final String DEFAULT_TLS = "preferred";

    /** The same server, once it is known where it listens. */
    public DatabaseServer at(String place) {
        return new DatabaseServer(name, place, port, user, password, tls, authority);
    }
}
