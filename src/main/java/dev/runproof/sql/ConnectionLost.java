package dev.runproof.sql;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connection broke after a statement was sent: whether the server carries it out is not known. */
public final class ConnectionLost extends Failure {
    private static final long serialVersionUID = 1L;

    public ConnectionLost(SqlTarget target, String told, List<String> next, @Nullable Throwable cause) {
        super("SQL-LOST", ExitStatus.UNKNOWN, target.server() + ": " + told, next, cause);
    }
}
