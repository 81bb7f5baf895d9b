package dev.runproof.sql;

import dev.runproof.model.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A database server and how to log in there.
 *
 * @param host a name or an address, of IPv6 without brackets
 * @param user as it is sent to the server; {@code user@tenant#cluster} is one name here
 * @param database the one that unqualified names mean; empty for none
 * @param connectTimeout for the connection to come about
 * @param silence how long the server may say nothing while it lets the user in, and beyond a statement's limit, before
 *     the connection counts as lost
 */
public record SqlTarget(
        String host,
        int port,
        String user,
        Secret password,
        Optional<String> database,
        Duration connectTimeout,
        Duration silence,
        SqlTls tls) {
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]+");
    private static final int HIGHEST_PORT = 65535;

    public SqlTarget {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("a database server's host is a name or an address, not '" + host + "'");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
        if (user.isEmpty()) {
            throw new IllegalArgumentException("a database user's name is empty");
        }
        SqlStatement.requirePositive("connect timeout", connectTimeout);
        SqlStatement.requirePositive("silence", silence);
    }

    /** Without a database, with the usual timeouts, over TLS when the server offers it. */
    public static SqlTarget of(String host, int port, String user, Secret password) {
        return new SqlTarget(host, port, user, password, Optional.empty(), CONNECT_TIMEOUT, SILENCE, SqlTls.PREFERRED);
    }

    public SqlTarget in(String name) {
        return new SqlTarget(host, port, user, password, Optional.of(name), connectTimeout, silence, tls);
    }

    public SqlTarget over(SqlTls other) {
        return new SqlTarget(host, port, user, password, database, connectTimeout, silence, other);
    }

    public SqlTarget patient(Duration connect, Duration silent) {
        return new SqlTarget(host, port, user, password, database, connect, silent, tls);
    }

    /** The server as messages name it: {@code 10.20.0.5:2883}. */
    public String server() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
