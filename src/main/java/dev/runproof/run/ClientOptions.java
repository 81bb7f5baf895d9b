package dev.runproof.run;

import dev.runproof.inventory.DatabaseServer;
import dev.runproof.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An option file by which a MySQL or MariaDB client on a host logs in to a database server.
 *
 * <p>The families say in different words how to encrypt, and neither passes over a word of the other in silence: what is for
 * one stands in a group of its own, which {@code --defaults-group-suffix=_mysql} or {@code _mariadb} asks for. An authority's
 * certificates are looked for on the host under the path that the environment names; a client that does not find them does
 * not connect.
 */
final class ClientOptions {
    private ClientOptions() {}

    static Secret of(DatabaseServer server, Secret password) {
        var lines = new ArrayList<>(List.of(
                "[client]",
                // By name alone, localhost would be a socket of the host.
                "protocol=tcp",
                "host=" + quoted(server.address()),
                "port=" + server.port(),
                "user=" + quoted(server.user()),
                "password=" + quoted(password.reveal())));
        server.authority().ifPresent(file -> lines.add("ssl-ca=" + quoted(file.toString())));
        lines.add("[client_mysql]");
        lines.add("ssl-mode=" + server.tls().toUpperCase(Locale.ROOT));
        lines.add("[client_mariadb]");
        lines.addAll(mariaDb(server.tls()));
        return new Secret(String.join("\n", lines) + "\n");
    }

    private static List<String> mariaDb(String tls) {
        return switch (tls) {
            case "disabled" -> List.of("skip-ssl");
            // Encrypted when the server offers it is the clients' way up to 11.3, and a little less than their way from
            // 11.4.
            case "preferred" -> List.of("skip-ssl-verify-server-cert");
            case "required" -> List.of("ssl", "skip-ssl-verify-server-cert");
            // They verify the name with the certificate, or nothing.
            default -> List.of("ssl", "ssl-verify-server-cert");
        };
    }

    /** A number sign begins a comment outside quotes, a backslash an escape within. */
    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
