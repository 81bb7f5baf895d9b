package dev.runproof.remote;

/**
 * What a host's ledger knows of an action.
 *
 * @param exit the exit status, -1 unless {@link State#DONE}
 * @param pid the process id of the action's group leader on the host, -1 when not known
 * @param stdoutBytes bytes of stdout in the ledger now
 * @param stderrBytes bytes of stderr in the ledger now
 */
public record LedgerEntry(State state, int exit, long pid, long stdoutBytes, long stderrBytes) {
    /** How far an action is. */
    public enum State {
        NOT_STARTED,
        RUNNING,
        DONE,
        /** It began and is no longer running, and left no exit status: killed, or the host was lost. */
        LOST
    }
}
