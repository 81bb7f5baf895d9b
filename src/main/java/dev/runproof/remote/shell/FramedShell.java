package dev.runproof.remote.shell;

import dev.runproof.model.HostName;
import dev.runproof.remote.CommandOverdue;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.OutputSink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Asks a host's frames, one request after the other, and tells in the port's words what went wrong. */
final class FramedShell implements AutoCloseable {
    private final ShellHost host;
    private final Frames frames;
    // Fair, so that requests are carried out in the order of the calls.
    private final ReentrantLock turn = new ReentrantLock(true);

    FramedShell(ShellHost host, Shells shells, ShellTexts texts) {
        this.host = host;
        this.frames = new Frames(host, shells, texts);
    }

    HostName name() {
        return host.name();
    }

    String account(Optional<String> named) {
        return frames.account(named);
    }

    /** Keeps other requests out for as long as several of one caller belong together. */
    AutoClosingTurn turn() {
        turn.lock();
        return turn::unlock;
    }

    /** A turn that ends with its block. */
    interface AutoClosingTurn extends AutoCloseable {
        @Override
        void close();
    }

    /** Opens the login's frame. */
    void open() {
        turn.lock();
        try {
            frames.frame(host.login());
        } finally {
            turn.unlock();
        }
    }

    /** Starts a script apart from the frames, for a stream of bytes; called within a turn. */
    ShellProcess launch(String account, String script) {
        return frames.launch(account, script);
    }

    /**
     * One round trip: runs a line in an account's frame.
     *
     * @param what names the request in a failure, such as the command in quotes
     */
    Exchange.Result ask(
            String account, String line, @Nullable String stdin, OutputSink sink, Duration limit, String what) {
        turn.lock();
        try {
            Frame frame = frames.frame(account);
            try {
                Exchange exchange = frame.send(line, stdin, sink);
                if (!exchange.await(limit)) {
                    throw overdue(account, exchange, what + " did not end within " + limit, null);
                }
                Exchange.Result result = exchange.result();
                frame.finished();
                return result;
            } catch (InterruptedException e) {
                CommandOverdue told = interrupted(account, what, e);
                Thread.currentThread().interrupt();
                throw told;
            } catch (IOException e) {
                frames.drop(account);
                throw new HostUnreachable(
                        host.name(),
                        "the connection was lost during " + what + ": " + e.getMessage(),
                        List.of("look at the host before you give this again: whether it ran to its end is not known"),
                        e);
            }
        } finally {
            turn.unlock();
        }
    }

    private CommandOverdue interrupted(String account, String what, InterruptedException cause) {
        return new CommandOverdue(host.name(), what + " was interrupted; " + frames.end(account), List.of(), cause);
    }

    private CommandOverdue overdue(String account, Exchange exchange, String told, @Nullable Throwable cause) {
        List<String> lines = exchange.stderrSoFar().lines().toList();
        String last = lines.isEmpty() ? "" : "; its last line on stderr: " + lines.get(lines.size() - 1);
        return new CommandOverdue(host.name(), told + "; " + frames.end(account) + last, List.of(), cause);
    }

    @Override
    public void close() {
        // First, so that a request under way in another thread ends rather than being waited for.
        host.close();
        turn.lock();
        try {
            frames.close();
        } finally {
            turn.unlock();
        }
    }
}
