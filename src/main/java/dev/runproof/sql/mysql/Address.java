package dev.runproof.sql.mysql;

import dev.runproof.sql.SqlTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the driver connects to. User and password never stand in it: the driver would take the user's name apart. */
final class Address {
    private Address() {}

    static String of(SqlTarget target) {
        return "jdbc:mysql://" + target.server() + "/"
                + target.database().map(Address::encoded).orElse("");
    }

    private static String encoded(String database) {
        return URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
