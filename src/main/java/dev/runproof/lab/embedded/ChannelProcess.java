package dev.runproof.lab.embedded;

import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * The machine's shell behind one channel of an SSH connection.
 *
 * <p>Like a login session it is the leader of its process group. When the channel is closed what runs on its terminal is
 * hung up; without a terminal the command goes on, with nothing more to read and nobody to write to. The channel ends when
 * the shell has ended and nobody holds its output open any more. OpenSSH's server does the same.
 */
final class ChannelProcess implements Command {
    private static final int KILL = 9;
    private static final List<Signal> SIGNALS = List.of(
            Signal.HUP, Signal.INT, Signal.QUIT, Signal.KILL, Signal.TERM, Signal.USR1, Signal.USR2, Signal.ALRM);
    private static final int CHUNK_BYTES = 32 * 1024;

    private final EmbeddedHost host;
    private final String account;
    private final Optional<String> text;
    private InputStream input = InputStream.nullInputStream();
    private OutputStream output = OutputStream.nullOutputStream();
    private OutputStream error = OutputStream.nullOutputStream();
    private @Nullable ExitCallback exit;
    private @Nullable Process process;
    private volatile List<OutputPipe> pipes = List.of();
    private volatile Optional<ChannelTerminal> terminal = Optional.empty();

    /** @param text what the client wants run; empty for a shell that reads from it */
    ChannelProcess(EmbeddedHost host, String account, Optional<String> text) {
        this.host = host;
        this.account = account;
        this.text = text.map(new AccountHomes(host)::in);
    }

    @Override
    public void setInputStream(InputStream in) {
        input = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        output = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        error = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        host.acts(account);
        terminal = ChannelTerminal.asked(environment);
        var variables = new LinkedHashMap<>(environment.getEnv());
        variables.putAll(SessionVariables.connection(channel.getServerSession()));
        terminal.ifPresent(asked -> variables.put("PS1", prompt()));
        var started = begin(host.processTable().builder(account, argv(), variables));
        environment.addSignalListener(
                (source, signal) -> HostProcesses.signalGroup(started.pid(), signal.getNumeric()), SIGNALS);
        terminal.ifPresent(
                asked -> environment.addSignalListener((source, signal) -> asked.resize(started.pid()), Signal.WINCH));
        var drained = new CountDownLatch(2);
        pump("in", () -> feed(started));
        pump("out", () -> copy(pipes.get(0).reader(), output, drained));
        pump("err", () -> copy(pipes.get(1).reader(), error, drained));
        pump("end", () -> end(started, drained));
    }

    private Process begin(ProcessBuilder builder) throws IOException {
        pipes = host.outputPipes().take(2);
        try {
            var started = builder.redirectOutput(pipes.get(0).redirect())
                    .redirectError(pipes.get(1).redirect())
                    .start();
            process = started;
            return started;
        } finally {
            for (var pipe : pipes) {
                pipe.begun();
            }
        }
    }

    private List<String> argv() {
        return terminal.map(asked -> asked.argv(text.orElse(MachineCommands.SHELL + " -i")))
                .orElseGet(() -> text.map(command -> List.of(MachineCommands.SHELL, "-c", command))
                        .orElse(List.of(MachineCommands.SHELL)));
    }

    private String prompt() {
        return "[" + account + "@" + host.name() + "]" + (account.equals("root") ? "# " : "$ ");
    }

    private void pump(String what, Runnable work) {
        var thread = new Thread(work, "lab-channel-" + what);
        thread.setDaemon(true);
        thread.start();
    }

    private void feed(Process started) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (var sink = started.getOutputStream()) {
            for (int n = input.read(chunk); n >= 0; n = input.read(chunk)) {
                host.acts(account);
                sink.write(chunk, 0, n);
                sink.flush();
            }
        } catch (IOException e) {
            // Either the client has gone or the program reads no more: in both cases there is nothing left to hand
            // over.
            return;
        }
    }

    private static void copy(InputStream from, OutputStream to, CountDownLatch drained) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
                to.write(chunk, 0, n);
                to.flush();
            }
        } catch (IOException e) {
            // The client has gone: the program gets a broken pipe when it writes next, as from any server.
            close(from);
        } finally {
            drained.countDown();
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            return;
        }
    }

    private void end(Process started, CountDownLatch drained) {
        try {
            int status = started.waitFor();
            drained.await();
            var callback = exit;
            if (callback != null) {
                callback.onExit(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client discards what the command writes from now on: it gets a broken pipe when it writes next. */
    void loseReader() {
        if (!pipes.isEmpty()) {
            close(pipes.get(0).reader());
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        var started = process;
        if (terminal.isPresent() && started != null && started.isAlive()) {
            // The program that holds a terminal blocks the hang-up; when it is gone, the kernel hangs up those on it.
            HostProcesses.signalGroup(started.pid(), KILL);
        }
        pipes.forEach(pipe -> close(pipe.reader()));
    }
}
