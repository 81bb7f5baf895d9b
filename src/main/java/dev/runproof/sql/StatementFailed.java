package dev.runproof.sql;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database server answered a statement with an error. */
public final class StatementFailed extends Failure {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String sqlState;

    /**
     * @param code the server's own number; 0 when the statement was refused before it was sent
     * @param told what the server said, without secrets
     */
    public StatementFailed(
            SqlTarget target, String statement, int code, String sqlState, String told, @Nullable Throwable cause) {
        super(
                "SQL-FAILED",
                ExitStatus.FAILED,
                "%s: '%s' failed with %d (%s): %s".formatted(target.server(), statement, code, sqlState, told),
                List.of(),
                cause);
        this.code = code;
        this.sqlState = sqlState;
    }

    public int code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }
}
