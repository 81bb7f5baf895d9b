package dev.runproof.remote.shell;

import dev.runproof.model.Output;
import dev.runproof.remote.OutputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request that is under way in a frame: what came so far, and whether both channels have reached their ends. */
final class Exchange {
    /** What a request ended with. */
    record Result(int exit, Output stdout, Output stderr) {}

    /** One of the two output channels. */
    enum Channel {
        STDOUT,
        STDERR
    }

    private final String id;
    private final Object lock = new Object();
    private final Kept out = new Kept();
    private final Kept err = new Kept();
    private final MarkedChannel stdout;
    private final MarkedChannel stderr;
    private final CountDownLatch done = new CountDownLatch(2);
    private final Set<Channel> over = EnumSet.noneOf(Channel.class);
    private @Nullable IOException lost;
    private @Nullable RuntimeException sinkFailure;

    Exchange(String id, OutputSink sink) {
        this.id = id;
        this.stdout = new MarkedChannel(id, (bytes, offset, length) -> {
            out.add(bytes, offset, length);
            give(() -> sink.stdout(bytes, offset, length));
        });
        this.stderr = new MarkedChannel(id, (bytes, offset, length) -> {
            err.add(bytes, offset, length);
            give(() -> sink.stderr(bytes, offset, length));
        });
    }

    String id() {
        return id;
    }

    /** Takes bytes of a channel; returns how many of them were this request's. */
    int accept(Channel channel, byte[] bytes, int length) {
        // One lock for both channels: a sink need not be safe for two threads.
        synchronized (lock) {
            MarkedChannel marked = channelOf(channel);
            int taken = marked.accept(bytes, length);
            if (marked.ended()) {
                over(channel);
            }
            return taken;
        }
    }

    /** A channel ended; when its marker had not come, the request is lost. */
    void lost(Channel channel, IOException cause) {
        synchronized (lock) {
            if (!channelOf(channel).ended() && lost == null) {
                lost = cause;
            }
            over(channel);
        }
    }

    private void over(Channel channel) {
        if (over.add(channel)) {
            done.countDown();
        }
    }

    /** Waits for the end; false when the limit passes first. */
    boolean await(Duration limit) throws InterruptedException {
        return done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What the request ended with; called after its end. */
    Result result() throws IOException {
        synchronized (lock) {
            if (lost != null) {
                throw new IOException(lost.getMessage(), lost);
            }
            if (sinkFailure != null) {
                throw sinkFailure;
            }
            return new Result(Integer.parseInt(stdout.tail()), out.output(), err.output());
        }
    }

    /** What stderr held so far, for a message about a request that did not end. */
    String stderrSoFar() {
        synchronized (lock) {
            return err.output().text();
        }
    }

    private MarkedChannel channelOf(Channel channel) {
        return switch (channel) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
    }

    private void give(Runnable delivery) {
        if (sinkFailure == null) {
            try {
                delivery.run();
            } catch (RuntimeException e) {
                // The rest is read and dropped, so that the frame stays usable; the caller gets this at the end.
                sinkFailure = e;
            } catch (Error e) {
                // On this thread nobody would hear of it, and the caller would wait for the end of its limit.
                sinkFailure = new IllegalStateException("an output could not be taken: " + e, e);
            }
        }
    }

    /** The beginning of a channel, up to what an answer may keep, and its whole size. */
    private static final class Kept {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long sizeBytes;

        void add(byte[] added, int offset, int length) {
            bytes.write(added, offset, Math.min(length, Output.KEPT_BYTES - bytes.size()));
            sizeBytes += length;
        }

        Output output() {
            return new Output(bytes.toByteArray(), sizeBytes);
        }
    }
}
