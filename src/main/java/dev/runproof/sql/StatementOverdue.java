package dev.runproof.sql;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement was ended at its limit; whether it had an effect by then is not known. */
public final class StatementOverdue extends Failure {
    private static final long serialVersionUID = 1L;

    public StatementOverdue(SqlTarget target, String told, List<String> next, @Nullable Throwable cause) {
        super("SQL-TIMEOUT", ExitStatus.UNKNOWN, target.server() + ": " + told, next, cause);
    }
}
