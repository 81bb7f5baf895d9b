package dev.runproof.product.oms.metadb;

import dev.runproof.product.oms.metadb.Fingerprint.Contents;
import dev.runproof.product.oms.metadb.Structure.Table;
import dev.runproof.sql.Rows.Row;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.StatementFailed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads the fingerprint of a database. */
public final class FingerprintReader {
    private final SqlSession session;
    private final Duration limit;

    /** @param limit for counting or summing up one table */
    public FingerprintReader(SqlSession session, Duration limit) {
        this.session = session;
        this.limit = limit;
    }

    /** Empty when there is no database of this name. Nobody else should write to it meanwhile. */
    public Optional<Fingerprint> read(String database) {
        var found = session.query(SqlStatement.of(
                        "select default_character_set_name as s, default_collation_name as c"
                                + " from information_schema.schemata where schema_name = ? and binary schema_name = ?",
                        database,
                        database))
                .rows();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Row row = found.get(0);
        var structure = StructureReader.read(session, database);
        var contents = new LinkedHashMap<String, Contents>();
        structure.tables().stream()
                .filter(Table::holdsRows)
                .forEach(table -> contents.put(table.name(), contents(qualified(database, table.name()))));
        return Optional.of(new Fingerprint(row.text("s"), row.text("c"), structure, contents));
    }

    private Contents contents(String table) {
        long rows = session.query(
                        SqlStatement.of("select count(*) as n from " + table).within(limit))
                .only()
                .number("n");
        return new Contents(rows, checksum(table));
    }

    /** Not every server of this protocol has the statement; what it cannot tell stays unproven. */
    private Optional<String> checksum(String table) {
        try {
            return Optional.ofNullable(
                    session.query(SqlStatement.of("checksum table " + table).within(limit))
                            .only()
                            .value("checksum"));
        } catch (StatementFailed e) {
            return Optional.empty();
        }
    }

    private static String qualified(String database, String table) {
        return quoted(database) + "." + quoted(table);
    }

    private static String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }
}
