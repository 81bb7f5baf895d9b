package dev.runproof.remote.ssh;

import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.shell.ChannelsExhausted;
import dev.runproof.remote.shell.ShellHost;
import dev.runproof.remote.shell.ShellProcess;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.schmizz.sshj.connection.channel.OpenFailException;
import org.jspecify.annotations.Nullable;

/** A host's shell over SSH; a lost connection is made again by the next launch. */
final class SshShell implements ShellHost {
    private final SshTarget target;
    private final Connector connector;
    private @Nullable SshConnection connection;

    SshShell(SshTarget target, Connector connector) {
        this.target = target;
        this.connector = connector;
    }

    @Override
    public HostName name() {
        return target.name();
    }

    @Override
    public String login() {
        return target.user();
    }

    @Override
    public Optional<Secret> sudoPassword() {
        return target.sudoPassword().map(Supplier::get);
    }

    /** Connects unless there was a connection before. */
    synchronized void connectFirst() {
        if (connection == null) {
            connection = connector.connect(target);
        }
    }

    /** The connection; made now when there is none that lives. */
    private synchronized SshConnection connection() {
        SshConnection known = connection;
        if (known == null || !known.alive()) {
            if (known != null) {
                known.close();
            }
            known = connector.connect(target);
            connection = known;
        }
        return known;
    }

    @Override
    public ShellProcess launch(String line) {
        try {
            return connection().exec(line);
        } catch (OpenFailException e) {
            throw new ChannelsExhausted(target.place() + " opened no channel: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new HostUnreachable(
                    target.name(),
                    "the connection to " + target.place() + " was lost: " + e.getMessage(),
                    List.of("give it again: nothing was started"),
                    e);
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
