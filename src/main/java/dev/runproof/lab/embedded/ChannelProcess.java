package dev.runproof.lab.embedded;

import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * The machine's shell behind one channel of an SSH connection.
 *
 * <p>Like a login session it is the leader of its process group. When the channel is closed the group is hung up; what
 * has left the group (by {@code setsid}) or ignores that (by {@code nohup}) lives on. The channel ends when the shell has
 * ended and nobody holds its output open any more, as with other servers.
 */
final class ChannelProcess implements Command {
    private static final int HANG_UP = 1;
    private static final int KILL = 9;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");
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
    private volatile boolean shell;

    /** @param text what the client wants run; empty for a shell that reads from it */
    ChannelProcess(EmbeddedHost host, String account, Optional<String> text) {
        this.host = host;
        this.account = account;
        this.text = text;
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
        boolean terminal =
                !environment.getPtyModes().isEmpty() || environment.getEnv().containsKey(Environment.ENV_TERM);
        shell = !terminal;
        var started = begin(host.processTable()
                .builder(account, argv(terminal, environment.getEnv()), wished(environment, terminal)));
        environment.addSignalListener(
                (source, signal) -> HostProcesses.signalGroup(started.pid(), signal.getNumeric()),
                List.of(
                        Signal.HUP,
                        Signal.INT,
                        Signal.QUIT,
                        Signal.KILL,
                        Signal.TERM,
                        Signal.USR1,
                        Signal.USR2,
                        Signal.ALRM));
        var drained = new CountDownLatch(2);
        pump("in", () -> feed(started));
        pump("out", () -> copy(pipes.get(0).reader(), output, drained));
        pump("err", () -> copy(pipes.get(1).reader(), error, drained));
        pump("end", () -> end(started, drained));
    }

    private Process begin(ProcessBuilder builder) throws IOException {
        pipes = OutputPipe.make(host.calls(), 2);
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

    private List<String> argv(boolean terminal, Map<String, String> wishes) {
        if (!terminal) {
            return text.map(command -> List.of(MachineCommands.SHELL, "-c", command))
                    .orElse(List.of(MachineCommands.SHELL));
        }
        String command = size(wishes) + text.orElse(MachineCommands.SHELL + " -i");
        // The script program of the base system is what gives the shell a terminal; the JDK cannot make one.
        return MachineCommands.find("script")
                .map(script -> List.of(script.toString(), "-qefc", command, "/dev/null"))
                .orElse(List.of(MachineCommands.SHELL, "-c", command));
    }

    /** Gives the terminal the size that the client's has. */
    private static String size(Map<String, String> wishes) {
        String columns = wishes.getOrDefault(Environment.ENV_COLUMNS, "");
        String lines = wishes.getOrDefault(Environment.ENV_LINES, "");
        boolean known =
                NUMBER.matcher(columns).matches() && NUMBER.matcher(lines).matches();
        return known ? "stty cols " + columns + " rows " + lines + " 2>/dev/null\n" : "";
    }

    private Map<String, String> wished(Environment environment, boolean terminal) {
        var variables = new LinkedHashMap<String, String>();
        environment.getEnv().forEach((name, value) -> {
            if (!SessionVariables.reserved(name)) {
                variables.put(name, value);
            }
        });
        if (terminal) {
            variables.put("PS1", "[" + account + "@" + host.name() + "]" + (account.equals("root") ? "# " : "$ "));
        }
        return variables;
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

    @Override
    public void destroy(ChannelSession channel) {
        var started = process;
        if (started != null && started.isAlive()) {
            // The program that holds a terminal blocks the hang-up; when it is gone, the kernel hangs up those on it.
            HostProcesses.signalGroup(started.pid(), shell ? HANG_UP : KILL);
        }
        pipes.forEach(pipe -> close(pipe.reader()));
    }
}
