package dev.runproof.sql.mysql;

import dev.runproof.model.Failure;
import dev.runproof.model.Redactor;
import dev.runproof.sql.ConnectionLost;
import dev.runproof.sql.DatabaseLoginRefused;
import dev.runproof.sql.DatabaseUnreachable;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.StatementFailed;
import dev.runproof.sql.StatementOverdue;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the driver's exceptions mean; none of them lets a secret of the session through. */
final class Troubles {
    private static final int UNKNOWN_DATABASE = 1049;

    /** Denied in a database, denied at all, a host that is not let in, denied by a plug-in, password to be changed, locked. */
    private static final Set<Integer> NOT_LET_IN = Set.of(1044, 1045, 1130, 1698, 1820, 1862, 3118, 4151);

    /** The server goes down, the connection was killed, it was gone, it broke while waiting, it had been silent too long. */
    private static final Set<Integer> BROKEN = Set.of(1053, 1927, 2006, 2013, 4031);

    private final SqlTarget target;
    private final Redactor redactor;

    Troubles(SqlTarget target, Redactor redactor) {
        this.target = target;
        this.redactor = redactor;
    }

    Failure atLogin(SQLException e) {
        if (e.getErrorCode() == UNKNOWN_DATABASE) {
            return failed("use " + target.database().orElse(""), e);
        }
        if (NOT_LET_IN.contains(e.getErrorCode()) || state(e).startsWith("28")) {
            return new DatabaseLoginRefused(
                    target,
                    "'" + target.user() + "' may not log in: " + told(e),
                    List.of("check the name of the user and the secret that holds its password"),
                    cause(e));
        }
        return new DatabaseUnreachable(target, told(e), List.of(), cause(e));
    }

    Failure inStatement(SqlStatement statement, SQLException e) {
        if (e instanceof SQLTimeoutException) {
            return overdue(statement, cause(e));
        }
        if (broken(e)) {
            return new ConnectionLost(
                    target,
                    "the connection broke after '" + statement + "' was sent: " + told(e),
                    List.of("look at the database before the statement is given again"),
                    cause(e));
        }
        return failed(statement.toString(), e);
    }

    Failure overdue(SqlStatement statement, @Nullable Throwable cause) {
        return new StatementOverdue(
                target,
                "'" + statement + "' did not end within " + statement.limit() + " and was stopped",
                List.of("look at the database before the statement is given again"),
                cause);
    }

    static boolean broken(SQLException e) {
        return state(e).startsWith("08") || BROKEN.contains(e.getErrorCode());
    }

    private Failure failed(String statement, SQLException e) {
        return new StatementFailed(target, redactor.redact(statement), e.getErrorCode(), state(e), told(e), cause(e));
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "HY000");
    }

    /** The first line of what the driver says, and of the cause below it, which names the reason of a broken connection. */
    private String told(SQLException e) {
        String first = firstLine(e);
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String reason = firstLine(deepest);
        return redactor.redact(first.contains(reason) ? first : first + ": " + reason);
    }

    private static String firstLine(Throwable e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return message.lines().findFirst().orElse("").strip();
    }

    /** The exception itself, unless it or one below says something that must not be shown. */
    private @Nullable Throwable cause(SQLException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            String message = Objects.requireNonNullElse(at.getMessage(), "");
            if (!redactor.redact(message).equals(message)) {
                return null;
            }
        }
        return e;
    }
}
