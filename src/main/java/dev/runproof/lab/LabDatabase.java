package dev.runproof.lab;

import dev.runproof.model.Secret;
import dev.runproof.sql.SqlSession;
import java.nio.file.Path;

/**
 * The real database server of a lab, as a product's model sees it; hosts and the controller reach it at the same address.
 *
 * <p>Nobody gets in without a password. Who was let in by {@link #admit} finds the lab's time in the server: {@code now()}
 * and what hangs on it stand still for a session at the moment of its login. The administrator's sessions have the wall
 * clock's time. Safe for several threads.
 */
public interface LabDatabase {
    /** Where hosts and the controller connect to. */
    String address();

    int port();

    Flavour flavour();

    /** The name of the one who may do everything on the server. */
    String administrator();

    Secret password();

    /** A session as the administrator, without a database; whoever opens it closes it. */
    SqlSession session();

    /**
     * Lets a user in from everywhere, who may do everything with databases, tables and rows, and not rule the server.
     *
     * @param user any name that the server can hold; {@code root@tenant#cluster} is one
     */
    void admit(String user, Secret password);

    /** The server's own record of every statement it was sent, those of its clients and of the model alike. */
    Path generalLog();

    /** The family that a server belongs to: what it refuses, and what its clients know. */
    enum Flavour {
        MYSQL,
        MARIADB,
        OCEANBASE
    }
}
