package dev.runproof.lab.database;

import dev.runproof.lab.LabDatabase;
import dev.runproof.model.Secret;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A MariaDB server that accepts connections. */
record MariaDb(DatabaseFiles files, String address, int port, Secret password) implements LabDatabase {
    static final String ADMINISTRATOR = "lab";
    private static final int PASSWORD_BYTES = 18;

    static Secret newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().encodeToString(bytes));
    }

    /** The option file of clients that are the administrator. */
    void writeOptions() throws IOException {
        DatabaseFiles.writePrivate(files.options(), """
                [client]
                host=%s
                port=%d
                user=%s
                password="%s"
                """.formatted(address, port, ADMINISTRATOR, password.reveal()));
    }

    @Override
    public Flavour flavour() {
        return Flavour.MARIADB;
    }

    @Override
    public String administrator() {
        return ADMINISTRATOR;
    }

    @Override
    public SqlSession session() {
        return new MySqlDatabases()
                .open(SqlTarget.of(address(), port, ADMINISTRATOR, password).over(SqlTls.DISABLED));
    }

    @Override
    public void admit(String user, Secret word) {
        try (var session = session()) {
            AccountTexts.admitting(user, word).forEach(session::update);
        }
    }

    @Override
    public Path generalLog() {
        return files.generalLog();
    }
}
