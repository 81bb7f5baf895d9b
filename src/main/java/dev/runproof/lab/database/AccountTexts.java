package dev.runproof.lab.database;

import dev.runproof.model.Secret;
import dev.runproof.sql.SqlStatement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Statements about accounts. Passwords stand in them as the server keeps them: its general log has every statement. */
final class AccountTexts {
    private static final String ALL_BUT_THE_SERVER = "select, insert, update, delete, create, drop, alter, index,"
            + " references, create temporary tables, lock tables, create view, show view, trigger, create routine,"
            + " alter routine, execute, event, process, reload";

    private AccountTexts() {}

    /** Leaves the administrator alone; without the server's own account some of its views would not work. */
    static String first(String administrator, Secret password) {
        return """
                create user '%1$s'@'%%' identified via mysql_native_password using '%2$s';
                grant all on *.* to '%1$s'@'%%' with grant option;
                delete from mysql.global_priv where User not in ('%1$s', 'mariadb.sys');
                delete from mysql.proxies_priv;
                flush privileges;
                """.formatted(administrator, kept(password));
    }

    static List<SqlStatement> admitting(String user, Secret password) {
        return List.of(
                SqlStatement.of(
                        "create or replace user ?@'%' identified via mysql_native_password using '" + kept(password)
                                + "'",
                        user),
                SqlStatement.of("grant " + ALL_BUT_THE_SERVER + " on *.* to ?@'%'", user));
    }

    /** The form in which the server keeps a password: a digest of its digest. */
    static String kept(Secret password) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            byte[] once = digest.digest(password.reveal().getBytes(StandardCharsets.UTF_8));
            return "*" + HexFormat.of().withUpperCase().formatHex(digest.digest(once));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
