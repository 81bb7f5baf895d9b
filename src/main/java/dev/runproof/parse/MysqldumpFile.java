package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that {@code mysqldump} or {@code mariadb-dump} wrote, whole or not.
 *
 * @param flavour {@code mysql} or {@code mariadb}, of the client
 * @param database null when several were dumped
 * @param sandboxLine it begins with a line that MySQL's client does not understand
 * @param switchesDatabase a statement chooses, creates or drops a database, so that a restore would leave the one it is for
 * @param tables in the order in which the statements name them
 * @param complete the client's own last line is the last one
 * @param completedAt {@code 2026-11-21T02:04:48} in the client's time zone; null when not complete or not dated
 * @param incompleteReason {@code cut-statement}, {@code no-marker} or {@code text-after-marker}, the first that applies
 * @param cutStatementLine where the statement, text or comment begins in which the file ends; null without one
 */
public record MysqldumpFile(
        String flavour,
        String clientVersion,
        @Nullable String host,
        @Nullable String database,
        @Nullable String serverVersion,
        boolean sandboxLine,
        boolean switchesDatabase,
        List<Table> tables,
        boolean complete,
        @Nullable String completedAt,
        @Nullable String incompleteReason,
        @Nullable Integer cutStatementLine) {
    static final String TOOL = "mysqldump";

    public MysqldumpFile {
        tables = List.copyOf(tables);
    }

    /**
     * A table that the file creates or fills. Views are none.
     *
     * @param defined its CREATE TABLE is there and whole
     * @param insertStatements those that are whole
     * @param rows in them
     */
    public record Table(String name, boolean defined, long insertStatements, long rows) {
        Table plus(Table other) {
            return new Table(
                    name, defined || other.defined, insertStatements + other.insertStatements, rows + other.rows);
        }
    }

    /**
     * Reads the whole file. One that was cut is a fact, not a refusal.
     *
     * @throws dev.runproof.model.OutputFormatException when it is no dump, or holds the client's error messages
     */
    public static MysqldumpFile parse(byte[] file) {
        return new DumpReader(new DumpCursor(DumpBytes.cleaned(file))).read();
    }
}
