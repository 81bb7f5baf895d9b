package dev.runproof.lab.oms.schema;

import dev.runproof.model.ProductVersion;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import java.util.Optional;

/** Makes and changes the databases of an installation through a session; every statement is its own transaction. */
public final class SchemaWriter {
    private final SqlSession session;

    public SchemaWriter(SqlSession session) {
        this.session = session;
    }

    /** Makes all databases of an installation that has been in use, with rows. */
    public void create(Installed installed) {
        Schema.filled(installed).forEach(session::update);
    }

    /**
     * What step 2 of {@code docker_init.sh} does with one database: makes it when it is missing, else brings it to a
     * release; leaves one of this release or a newer one as it is.
     */
    public void migrate(Part part, String name, ProductVersion to) {
        var database = new Database(part, name);
        var from = version(name);
        if (from.isEmpty()) {
            Schema.fresh(database, to).forEach(session::update);
        } else {
            Schema.migrated(database, from.get(), to).forEach(session::update);
        }
    }

    /** The release that a database says its schema is of; empty when there is no such database or it does not say. */
    public Optional<ProductVersion> version(String name) {
        boolean there = !session.query(SqlStatement.of(
                        "select 1 from information_schema.tables where table_schema = ? and table_name = ?",
                        name,
                        Tables.VERSION))
                .rows()
                .isEmpty();
        if (!there) {
            return Optional.empty();
        }
        return session
                .query(SqlStatement.of(
                        "select version from " + Database.quoted(name) + "." + Database.quoted(Tables.VERSION)))
                .rows()
                .stream()
                .map(row -> Release.of(row.text("version")))
                .max(ProductVersion::compareTo);
    }
}
