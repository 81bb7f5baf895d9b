package dev.runproof.sql;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No connection to a database server could be made, or the one there was is gone; nothing was sent. */
public final class DatabaseUnreachable extends Failure {
    private static final long serialVersionUID = 1L;

    public DatabaseUnreachable(SqlTarget target, String told, List<String> next, @Nullable Throwable cause) {
        super("SQL-UNREACHABLE", ExitStatus.UNKNOWN, target.server() + ": " + told, next, cause);
    }
}
