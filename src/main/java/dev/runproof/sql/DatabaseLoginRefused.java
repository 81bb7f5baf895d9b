package dev.runproof.sql;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database server did not let the user in. */
public final class DatabaseLoginRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public DatabaseLoginRefused(SqlTarget target, String told, List<String> next, @Nullable Throwable cause) {
        super("SQL-LOGIN", ExitStatus.REFUSED, target.server() + ": " + told, next, cause);
    }
}
