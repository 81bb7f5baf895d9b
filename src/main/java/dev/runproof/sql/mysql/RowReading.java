package dev.runproof.sql.mysql;

import dev.runproof.sql.ResultRefused;
import dev.runproof.sql.Rows;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one result within the limits of its statement. */
final class RowReading {
    private final SqlTarget target;
    private final SqlStatement statement;
    private final Troubles troubles;
    private final long deadlineNanos;
    private long bytes;

    RowReading(SqlTarget target, SqlStatement statement, Troubles troubles) {
        this.target = target;
        this.statement = statement;
        this.troubles = troubles;
        this.deadlineNanos =
                System.nanoTime() + statement.limit().plusSeconds(1).toNanos();
    }

    /** @param abandon cuts the connection, for a result that does not end in time */
    Rows read(ResultSet results, Runnable abandon) throws SQLException {
        var columns = columns(results);
        var rows = new ArrayList<List<@Nullable String>>();
        while (results.next()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                abandon.run();
                throw troubles.overdue(statement, null);
            }
            if (rows.size() == statement.most().rows()) {
                throw refused("more than " + statement.most().rows() + " rows");
            }
            rows.add(row(results, columns));
        }
        return Rows.of(columns, rows);
    }

    private static List<String> columns(ResultSet results) throws SQLException {
        var about = results.getMetaData();
        var columns = new ArrayList<String>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnLabel(i));
        }
        return columns;
    }

    private List<@Nullable String> row(ResultSet results, List<String> columns) throws SQLException {
        var values = new ArrayList<@Nullable String>();
        for (int i = 0; i < columns.size(); i++) {
            // As they came: the driver's own texts of times, numbers and bytes are not the server's.
            byte[] value = results.getBytes(i + 1);
            values.add(value == null ? null : text(value, columns.get(i)));
        }
        return values;
    }

    private String text(byte[] value, String column) {
        bytes += value.length;
        if (bytes > statement.most().bytes()) {
            throw refused("more than " + statement.most().bytes() + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("bytes that are no text in the column " + column + ": select hex() of it");
        }
    }

    private ResultRefused refused(String why) {
        return new ResultRefused(target, "'" + statement + "' returns " + why, List.of(), null);
    }
}
