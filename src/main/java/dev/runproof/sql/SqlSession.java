package dev.runproof.sql;

/**
 * An open connection to a database server, each statement a transaction of its own.
 *
 * <p>Safe for several threads; statements of one session are carried out one after the other. Both methods throw
 *
 * <ul>
 *   <li>{@link StatementFailed} when the server refused the statement or failed in it,
 *   <li>{@link StatementOverdue} when it was ended at its limit,
 *   <li>{@link ConnectionLost} when the connection broke after the statement was sent: its outcome is not known,
 *   <li>{@link DatabaseUnreachable} when the session is gone already: nothing was sent.
 * </ul>
 */
public interface SqlSession extends AutoCloseable {
    /**
     * Carries out a statement that returns rows.
     *
     * @throws ResultRefused when the rows are more than the statement allows, or hold something that is no text
     */
    Rows query(SqlStatement statement);

    /** Carries out a statement that returns no rows, and tells how many rows it affected; 0 for one that defines. */
    long update(SqlStatement statement);

    /** Ends the session; never throws. */
    @Override
    void close();
}
