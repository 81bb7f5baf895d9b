package dev.runproof.sql.mysql;

import dev.runproof.model.Redactor;
import dev.runproof.model.Secret;
import dev.runproof.sql.DatabaseUnreachable;
import dev.runproof.sql.Rows;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A session over one connection of the driver. */
final class MySqlSession implements SqlSession {
    private final SqlTarget target;
    private final Connection connection;
    private final Redactor redactor;
    private final Troubles troubles;
    private boolean gone;

    MySqlSession(SqlTarget target, Connection connection, Redactor redactor, Troubles troubles) {
        this.target = target;
        this.connection = connection;
        this.redactor = redactor;
        this.troubles = troubles;
    }

    @Override
    public synchronized Rows query(SqlStatement statement) {
        return carryOut(statement, prepared -> {
            // Streamed: the driver would hold everything before the first row could be counted.
            prepared.setFetchSize(Integer.MIN_VALUE);
            int most = statement.most().rows();
            prepared.setMaxRows(most == Integer.MAX_VALUE ? 0 : most + 1);
            var reading = new RowReading(target, statement, troubles);
            try (ResultSet results = prepared instanceof PreparedStatement bound
                    ? bound.executeQuery()
                    : prepared.executeQuery(statement.text())) {
                return reading.read(results, this::abandon);
            }
        });
    }

    @Override
    public synchronized long update(SqlStatement statement) {
        return carryOut(
                statement,
                prepared -> prepared instanceof PreparedStatement bound
                        ? bound.executeLargeUpdate()
                        : prepared.executeLargeUpdate(statement.text()));
    }

    /** What is done with a statement of the driver. */
    private interface Work<T> {
        T with(Statement prepared) throws SQLException;
    }

    private <T> T carryOut(SqlStatement statement, Work<T> work) {
        if (gone) {
            throw new DatabaseUnreachable(
                    target, "the session is gone; '" + statement + "' was not sent", List.of(), null);
        }
        try {
            connection.setNetworkTimeout(
                    Runnable::run,
                    ConnectionSettings.wholeMillis(statement.limit().plus(target.silence())));
            try (var prepared = prepared(statement)) {
                prepared.setQueryTimeout(seconds(statement.limit()));
                return work.with(prepared);
            }
        } catch (SQLException e) {
            if (Troubles.broken(e)) {
                abandon();
            }
            throw troubles.inStatement(statement, e);
        }
    }

    private Statement prepared(SqlStatement statement) throws SQLException {
        if (statement.parameters().isEmpty()) {
            var plain = connection.createStatement();
            plain.setEscapeProcessing(false);
            return plain;
        }
        var bound = connection.prepareStatement(statement.text());
        int place = 1;
        for (var parameter : statement.parameters()) {
            if (parameter instanceof Secret secret) {
                redactor.add(secret);
                bound.setString(place++, secret.reveal());
            } else {
                bound.setObject(place++, parameter);
            }
        }
        return bound;
    }

    private static int seconds(Duration limit) {
        return (int)
                Math.min(Integer.MAX_VALUE, limit.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** Cuts the connection: nothing that still comes on it could be told from an answer to the next statement. */
    private void abandon() {
        gone = true;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is broken already, and that has been told.
            return;
        }
    }

    @Override
    public synchronized void close() {
        gone = true;
        try {
            connection.close();
        } catch (SQLException e) {
            // The server ends a session whose connection is gone.
            return;
        }
    }
}
