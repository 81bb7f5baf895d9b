package dev.runproof.lab.host;

import dev.runproof.lab.LabRefused;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Named pipes that lie ready for the replies to launchers: one made by the launcher itself takes a program, which
 * costs more than the rest of the call.
 *
 * <p>A launcher takes one by being the first to make the file of its request, which has the pipe's name and another
 * ending; it makes a pipe of its own when all are taken.
 */
final class ReplyPipes implements AutoCloseable {
    /** The program that makes them takes some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int BATCH = 48;
    private static final int FEW = 16;
    private static final String OF_THE_LAB_ALONE = "600";

    private final Path directory;
    private final Executor maker;
    private final AtomicLong made = new AtomicLong();
    private int unused;
    private int batches;
    private boolean making;
    private boolean closed;

    /** @param maker does the work whenever few are left */
    ReplyPipes(Path directory, Executor maker) {
        this.directory = directory;
        this.maker = maker;
    }

    /** A launcher has asked: when it did so with one of these, that is one fewer. */
    synchronized void used(Path call) {
        if (call.startsWith(directory)) {
            unused--;
        }
        if (unused < FEW && !making && !closed) {
            making = true;
            maker.execute(this::make);
        }
    }

    /** Makes a batch of them; where that fails, launchers make their own. */
    void make() {
        synchronized (this) {
            if (closed) {
                return;
            }
            batches++;
        }
        try {
            var paths = new ArrayList<Path>();
            for (int i = 0; i < BATCH; i++) {
                paths.add(directory.resolve(made.getAndIncrement() + ".r"));
            }
            Pipe.named(paths, OF_THE_LAB_ALONE);
            synchronized (this) {
                unused += BATCH;
            }
        } catch (LabRefused | UncheckedIOException e) {
            // So too when the lab ends meanwhile and its directory goes.
            return;
        } finally {
            synchronized (this) {
                making = false;
                batches--;
                notifyAll();
            }
        }
    }

    /** From now on none is made, so that their directory can be removed: a batch that is being made is waited for. */
    @Override
    public synchronized void close() {
        closed = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (batches > 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
