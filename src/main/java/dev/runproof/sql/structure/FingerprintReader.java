package dev.runproof.sql.structure;

import dev.runproof.sql.Rows.Row;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.StatementFailed;
import dev.runproof.sql.structure.Fingerprint.Contents;
import dev.runproof.sql.structure.Structure.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Reads the fingerprint of a database. A server counts a table as slowly as it sums it up, and does both at once. */
public final class FingerprintReader {
    private final SqlSession session;
    private final SqlSession summing;
    private final Duration limit;

    /**
     * @param summing another session of the same server, for the sums; the same one where it does not matter how long it takes
     * @param limit for counting or summing up one table
     */
    public FingerprintReader(SqlSession session, SqlSession summing, Duration limit) {
        this.session = session;
        this.summing = summing;
        this.limit = limit;
    }

    /** Empty when there is no database of this name. Nobody else should write to it meanwhile. */
    public Optional<Fingerprint> read(String database) {
        return readStructure(database).map(it -> {
            var contents = new LinkedHashMap<String, Contents>();
            it.structure().tables().stream()
                    .filter(Table::holdsRows)
                    .forEach(table -> contents.put(table.name(), contents(database, table)));
            return new Fingerprint(it.characterSet(), it.collation(), it.structure(), contents);
        });
    }

    /** The same without contents. */
    Optional<Fingerprint> readStructure(String database) {
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
        return Optional.of(
                new Fingerprint(row.text("s"), row.text("c"), StructureReader.read(session, database), Map.of()));
    }

    private Contents contents(String database, Table table) {
        String name = qualified(database, table.name());
        CompletableFuture<Optional<String>> sum = CompletableFuture.supplyAsync(
                () -> checksum(name).or(() -> sum(name, table)), FingerprintReader::beside);
        try {
            long rows = session.query(
                            SqlStatement.of("select count(*) as n from " + name).within(limit))
                    .only()
                    .number("n");
            return new Contents(rows, sum.join());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            // No session is closed under a statement; the statement has a limit of its own.
            sum.handle((done, failed) -> done).join();
        }
    }

    private static void beside(Runnable work) {
        Thread thread = new Thread(work, "checksum");
        thread.setDaemon(true);
        thread.start();
    }

    /** Not every server of this protocol has the statement. */
    private Optional<String> checksum(String table) {
        try {
            return Optional.ofNullable(
                    summing.query(SqlStatement.of("checksum table " + table).within(limit))
                            .only()
                            .value("checksum"));
        } catch (StatementFailed e) {
            return Optional.empty();
        }
    }

    /** A digest of every row, summed up, for servers without the statement; what cannot tell this either stays unproven. */
    private Optional<String> sum(String name, Table table) {
        List<String> columns =
                table.columns().stream().map(column -> quoted(column.name())).toList();
        String nulls = columns.stream().map(it -> "isnull(" + it + ")").collect(Collectors.joining(","));
        String values =
                columns.stream().map(it -> "hex(cast(" + it + " as binary))").collect(Collectors.joining(","));
        String text = "select coalesce(sum(cast(conv(left(md5(concat_ws('#'," + nulls + "," + values
                + ")),15),16,10) as unsigned)),0) as total from " + name;
        try {
            return Optional.of("sum "
                    + summing.query(SqlStatement.of(text).within(limit)).only().text("total"));
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
