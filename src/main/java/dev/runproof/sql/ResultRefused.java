package dev.runproof.sql;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that were not taken: more than the statement allows, or a value that is no text. */
public final class ResultRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public ResultRefused(SqlTarget target, String told, List<String> next, @Nullable Throwable cause) {
        super("SQL-RESULT", ExitStatus.UNKNOWN, target.server() + ": " + told, next, cause);
    }
}
