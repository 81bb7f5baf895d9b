package dev.runproof.lab.embedded.database;

import dev.runproof.lab.LabDatabase;
import dev.runproof.model.Secret;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.nio.file.Path;

/** A MariaDB server that accepts connections. */
record MariaDb(DatabaseFiles files, int port, Secret password) implements LabDatabase {
    static final String ADMINISTRATOR = "lab";

    @Override
    public String address() {
        return ServerArguments.ADDRESS;
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
