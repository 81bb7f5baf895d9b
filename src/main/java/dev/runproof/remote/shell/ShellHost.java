package dev.runproof.remote.shell;

import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.HostUnreachable;
import java.util.Optional;

/** A machine on which a line of shell can be started. */
public interface ShellHost extends AutoCloseable {
    HostName name();

    /** The account that a line runs as. */
    String login();

    /** What sudo asks the login for, empty when it asks for nothing. */
    Optional<Secret> sudoPassword();

    /**
     * Starts a line in the login's shell, connecting first where that is needed.
     *
     * @throws HostUnreachable when the machine or the connection to it is gone
     */
    ShellProcess launch(String line);

    /** Whether a line goes through a login shell, which may do something else than run it. */
    default boolean startsLoginShell() {
        return true;
    }

    /** Gives up the connection, so that the next launch makes a new one. */
    @Override
    void close();
}
