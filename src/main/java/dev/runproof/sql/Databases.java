package dev.runproof.sql;

/** Opens sessions to database servers. */
@FunctionalInterface
public interface Databases {
    /**
     * Connects and logs in; whoever opens a session closes it.
     *
     * @throws DatabaseUnreachable when no connection can be made
     * @throws DatabaseLoginRefused when the server does not let the user in
     * @throws StatementFailed when the target's database does not exist
     */
    SqlSession open(SqlTarget target);
}
