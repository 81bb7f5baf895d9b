package dev.runproof.remote.shell;

import dev.runproof.model.Command;
import dev.runproof.remote.OutputSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One long-lived shell of one account on one host, which carries out requests one after the other.
 *
 * <p>A request is shell text on the shell's stdin. Its command runs in a subshell whose stdin is {@code /dev/null} or a
 * pipe of its own, so that nothing can read the next request. The frame's shell then writes a marker with a random part
 * on both output channels; what came before it belongs to the command, byte for byte. The marker's text stands in no
 * variable, argument or environment that a command could print. A frame whose request did not end is never used again.
 */
final class Frame implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ShellProcess process;
    private final String nonce;
    /** There before anything is sent: what start files print belongs to it. */
    private final Exchange first;

    private int requests;
    private OptionalLong leader = OptionalLong.empty();
    private volatile @Nullable Exchange current;
    private volatile boolean spoilt;
    private volatile @Nullable IOException ended;

    private Frame(ShellProcess process, String nonce) {
        this.process = process;
        this.nonce = nonce;
        this.first = next(OutputSink.NOWHERE);
        this.current = first;
    }

    private Exchange next(OutputSink sink) {
        requests++;
        return new Exchange(nonce + HexFormat.of().toHexDigits(requests), sink);
    }

    /**
     * Begins a frame in a shell that was just started; the first exchange tells whether it came up.
     *
     * @param who names the frame's threads
     */
    static Frame begin(ShellProcess process, String who) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        var frame = new Frame(process, HexFormat.of().formatHex(random));
        frame.pump(who + " stdout", process.stdout(), Exchange.Channel.STDOUT);
        frame.pump(who + " stderr", process.stderr(), Exchange.Channel.STDERR);
        return frame;
    }

    private void pump(String name, InputStream in, Exchange.Channel channel) {
        var thread = new Thread(() -> read(in, channel), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream in, Exchange.Channel channel) {
        byte[] buffer = new byte[BUFFER_BYTES];
        IOException cause = new IOException("the host closed the channel");
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                Exchange exchange = current;
                int taken = exchange == null ? 0 : exchange.accept(channel, buffer, n);
                if (taken < n) {
                    // Something that an earlier command left behind still writes: it must not reach a later answer.
                    spoilt = true;
                }
            }
        } catch (IOException e) {
            cause = e;
        }
        ended = cause;
        Exchange exchange = current;
        if (exchange != null) {
            exchange.lost(channel, cause);
        }
    }

    /** Whether the next request may use this frame. */
    boolean usable() {
        return !spoilt && ended == null;
    }

    /** The process group that this frame's commands belong to, when it is theirs alone. */
    OptionalLong leader() {
        return leader;
    }

    void leads(long group) {
        leader = OptionalLong.of(group);
    }

    /**
     * Sends the first command, and before it text that the frame's shell itself reads; otherwise as {@link #send}. Its
     * answer begins with what the shell printed since its start.
     */
    Exchange sendFirst(String before, String line) throws IOException {
        write(first, before, line, null);
        return first;
    }

    /**
     * Sends a command; the caller waits for the exchange's end, then calls {@link #finished}.
     *
     * @param line what the command's subshell runs
     * @param stdin what the command reads, null for nothing
     */
    Exchange send(String line, @Nullable String stdin, OutputSink sink) throws IOException {
        var exchange = next(sink);
        current = exchange;
        write(exchange, "", line, stdin);
        return exchange;
    }

    private void write(Exchange exchange, String before, String line, @Nullable String stdin) throws IOException {
        String text = before
                + (stdin == null ? "" : "printf %s " + Command.quote(stdin) + " | ")
                + "(\n" + line + "\n)" + (stdin == null ? " </dev/null" : "") + " 2>&3 3>&-\nrp_end " + exchange.id()
                + " $?\n";
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a command holds no NUL character: no shell can take one");
        }
        IOException gone = ended;
        if (gone != null) {
            throw gone;
        }
        process.stdin().write(text.getBytes(StandardCharsets.UTF_8));
        process.stdin().flush();
    }

    void finished() {
        current = null;
    }

    /** Lets the shell end by itself and waits for it, so that its channel is free. */
    void retire(Duration limit) {
        spoilt = true;
        try {
            process.stdin().close();
            process.exit(limit);
        } catch (IOException e) {
            // It ended in another way, or does not end: closing is all that is left either way.
            ended = e;
        }
        close();
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        spoilt = true;
        process.close();
    }
}
