package dev.runproof.lab.host;

import dev.runproof.lab.Tool;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A launcher that waits for the lab's answer: what is written here, its shell does at once.
 *
 * <p>The answer is a sequence of shell lines. Bytes that are not plain text are written as octal escapes, so that the
 * output is exact whatever the caller's locale is.
 */
public final class LauncherCall implements HostTerminal {
    /** More than this goes through a file that the shell reads as a script: shells read a pipe byte by byte. */
    private static final int LINE_BYTES = 256;
    /** More than this is not worth escaping: a program copies it. */
    private static final int SCRIPT_BYTES = 32 * 1024;

    /** The process id of a launcher whose process the lab cannot see, as in a container on a host. */
    public static final long UNSEEN = 0;

    private final String tool;
    private final HostName host;
    private final long pid;
    private final Path call;
    private final FileChannel reply;
    private final Semaphore inputReady = new Semaphore(0);
    private volatile boolean gone;
    private volatile boolean storing;
    private @Nullable Thread worker;
    private int files;

    /**
     * Answers a launcher whose request was read; the request is removed.
     *
     * @param call the path that the launcher chose for this call; its files are this path and an ending
     */
    public LauncherCall(String tool, HostName host, long pid, Path call) throws IOException {
        this.tool = tool;
        this.host = host;
        this.pid = pid;
        this.call = call;
        // Both directions, so that opening never waits for a launcher that was killed meanwhile; an unseen one holds it
        // open.
        this.reply = pid == UNSEEN
                ? FileChannel.open(file("r"), StandardOpenOption.WRITE)
                : FileChannel.open(file("r"), StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (pid != UNSEEN) {
            // The launcher has it open since before it asked; now the end of the lab is the end of its pipe.
            send("exec 8<&-");
        }
        // The pipe before the request: whoever makes a request of this name takes a pipe that is still there.
        Files.deleteIfExists(file("r"));
        Files.deleteIfExists(request(call));
    }

    /** The file in which a launcher says what it wants. */
    static Path request(Path call) {
        return call.resolveSibling(call.getFileName() + ".q");
    }

    public HostName host() {
        return host;
    }

    public long pid() {
        return pid;
    }

    /** The thread that works for this call from now on; it is interrupted when the caller goes. */
    public synchronized void workedBy(Thread thread) {
        worker = thread;
        if (gone) {
            thread.interrupt();
        }
    }

    /** No thread works for it any more; from now on none is interrupted. */
    public synchronized void done() {
        worker = null;
    }

    public synchronized void callerIsGone() {
        gone = true;
        inputReady.release();
        var thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
    }

    public boolean gone() {
        return gone;
    }

    /** Whether an unseen launcher still reads; one that stores its input is not asked. */
    public boolean reads() {
        if (storing) {
            return true;
        }
        try {
            reply.write(ByteBuffer.wrap(":\n".getBytes(StandardCharsets.US_ASCII)));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void out(String text) {
        print(text.getBytes(StandardCharsets.UTF_8), "");
    }

    @Override
    public void err(String text) {
        print(text.getBytes(StandardCharsets.UTF_8), " >&2");
    }

    @Override
    public void out(byte[] bytes) {
        print(bytes, "");
    }

    @Override
    public void err(byte[] bytes) {
        print(bytes, " >&2");
    }

    @Override
    public String in() {
        return new String(inBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] inBytes() {
        return input("command -p cat >\"$rp_call.i\"");
    }

    @Override
    public String line() {
        return new String(
                input("IFS= read -r rp_word; printf '%s' \"$rp_word\" >\"$rp_call.i\""), StandardCharsets.UTF_8);
    }

    @Override
    public boolean isTerminal(int channel) {
        return input("rp_word=; [ -t " + channel + " ] && rp_word=y; printf '%s' \"$rp_word\" >\"$rp_call.i\"").length
                > 0;
    }

    @Override
    public int lend(List<String> argv, Path directory, Map<String, String> environment) {
        store((program(argv, directory, environment) + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] status = input(". \"$rp_call.t" + files + "\"; printf '%s' $? >\"$rp_call.i\"");
        return Integer.parseInt(new String(status, StandardCharsets.US_ASCII));
    }

    /** @param storing shell words that leave something in the file for input */
    private byte[] input(String storing) {
        inputReady.drainPermits();
        this.storing = true;
        send(storing + "; printf '%s\\0' i 1 \"$rp_call\" 1<>\"$rp_lab/ask\"");
        try {
            inputReady.acquire();
            check();
            return Files.readAllBytes(file("i"));
        } catch (InterruptedException e) {
            throw new Tool.CallerGone(tool);
        } catch (IOException e) {
            throw new UncheckedIOException("what " + tool + " read cannot be read", e);
        }
    }

    /** The launcher has stored all of its standard input. */
    public void inputIsReady() {
        storing = false;
        inputReady.release();
    }

    /** Ends the call as the tool said. */
    public void end(HostCommand.Ending ending) {
        if (ending instanceof HostCommand.Exit exit) {
            send("exit " + exit.status());
        } else if (ending instanceof HostCommand.Become become) {
            become(become);
        }
    }

    private void become(HostCommand.Become become) {
        source(program(become.argv(), become.directory(), become.environment())
                + "\n"
                + "rp_exit=$?\n"
                + "printf '%s\\0' e 3 " + host + " \"$$\" \"$rp_exit\" 1<>\"$rp_lab/ask\"\n"
                + "exit $rp_exit\n");
    }

    /** Shell words that run a program with nothing open but the caller's channels. */
    private static String program(List<String> argv, Path directory, Map<String, String> environment) {
        String variables = environment.entrySet().stream()
                .map(variable -> Command.quote(variable.getKey() + "=" + variable.getValue()))
                .collect(Collectors.joining(" "));
        String words = argv.stream().map(Command::quote).collect(Collectors.joining(" "));
        return "(cd " + Command.quote(directory.toString()) + " && exec " + MachineCommands.need("env") + " -i "
                + variables + " " + words + ") 9<&-";
    }

    private void print(byte[] bytes, String where) {
        if (bytes.length == 0) {
            // Tools ask so after each wait.
            check();
            return;
        }
        if (bytes.length > SCRIPT_BYTES) {
            send("command -p cat " + Command.quote(store(bytes).toString()) + where);
            return;
        }
        String line = "printf '%b' '" + escaped(bytes) + "'" + where;
        if (bytes.length > LINE_BYTES) {
            source(line + "\n");
        } else {
            send(line);
        }
    }

    private static String escaped(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            if (b >= ' ' && b < 0x7f && b != '\'' && b != '\\') {
                text.append((char) b);
            } else {
                text.append("\\0")
                        .append((char) ('0' + (b >> 6 & 3)))
                        .append((char) ('0' + (b >> 3 & 7)))
                        .append((char) ('0' + (b & 7)));
            }
        }
        return text.toString();
    }

    private void source(String script) {
        store(script.getBytes(StandardCharsets.UTF_8));
        send(". \"$rp_call.t" + files + '"');
    }

    private Path store(byte[] bytes) {
        files++;
        Path path = file("t" + files);
        try {
            Files.write(path, bytes);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private void send(String line) {
        check();
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                reply.write(bytes);
            }
        } catch (IOException e) {
            // The channel is closed by the interrupt that says that the caller is gone.
            throw new Tool.CallerGone(tool);
        }
    }

    private void check() {
        if (gone) {
            throw new Tool.CallerGone(tool);
        }
    }

    public Path file(String ending) {
        return call.resolveSibling(call.getFileName() + "." + ending);
    }

    /** Lets go of the caller; called when its process is gone, since what is still in the pipe is lost then. */
    public void close() {
        try {
            reply.close();
            Files.deleteIfExists(file("i"));
            for (int i = 1; i <= files; i++) {
                Files.deleteIfExists(file("t" + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up after " + tool, e);
        }
    }
}
