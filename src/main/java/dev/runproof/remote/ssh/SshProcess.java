package dev.runproof.remote.ssh;

import dev.runproof.remote.shell.ShellProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import net.schmizz.sshj.transport.TransportException;

/** A line of shell that runs in a channel of an SSH connection. */
final class SshProcess implements ShellProcess {
    /** The numbers that shells give these signals on every system Runproof knows. */
    private static final Map<Signal, Integer> NUMBERS = Map.ofEntries(
            Map.entry(Signal.HUP, 1),
            Map.entry(Signal.INT, 2),
            Map.entry(Signal.QUIT, 3),
            Map.entry(Signal.ILL, 4),
            Map.entry(Signal.ABRT, 6),
            Map.entry(Signal.FPE, 8),
            Map.entry(Signal.KILL, 9),
            Map.entry(Signal.SEGV, 11),
            Map.entry(Signal.PIPE, 13),
            Map.entry(Signal.ALRM, 14),
            Map.entry(Signal.TERM, 15));

    private final Session session;
    private final Session.Command command;

    SshProcess(Session session, Session.Command command) {
        this.session = session;
        this.command = command;
    }

    @Override
    public OutputStream stdin() {
        return command.getOutputStream();
    }

    @Override
    public InputStream stdout() {
        return command.getInputStream();
    }

    @Override
    public InputStream stderr() {
        return command.getErrorStream();
    }

    @Override
    public int exit(Duration limit) throws IOException {
        command.join(limit.toMillis(), TimeUnit.MILLISECONDS);
        Integer status = command.getExitStatus();
        if (status != null) {
            return status;
        }
        Signal signal = command.getExitSignal();
        if (signal == null) {
            throw new IOException("the channel ended without an exit status");
        }
        return 128 + NUMBERS.getOrDefault(signal, 0);
    }

    @Override
    public void kill() {
        if (!command.isOpen()) {
            // OpenSSH ends the whole connection when a channel that it has closed is signalled.
            return;
        }
        try {
            command.signal(Signal.KILL);
        } catch (TransportException e) {
            // The connection is gone, and with it the way to end anything over there; closing follows.
            close();
        }
    }

    @Override
    public void close() {
        // Waits for the host's own close, which a hung command or host does not give.
        var closing = new Thread(this::closeNow, "closing a channel");
        closing.setDaemon(true);
        closing.start();
    }

    private boolean closeNow() {
        try {
            session.close();
            return true;
        } catch (SSHException e) {
            // Nothing is left to close: the connection has ended or the host never answered.
            return false;
        }
    }
}
