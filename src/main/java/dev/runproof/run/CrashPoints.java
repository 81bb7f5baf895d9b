package dev.runproof.run;

import dev.runproof.journal.JournalObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends the runner by SIGKILL at a chosen point: before and after every line of the journal and every send to a host.
 *
 * <p>For the enumeration that proves resume, never for operators: without the system property nothing of it is there.
 */
final class CrashPoints implements JournalObserver {
    /** The number of the point at which the runner dies, from 1; with 0 the points are only counted. */
    static final String PROPERTY = "runproof.crash.at";

    private final long deadly;
    private final AtomicLong passed = new AtomicLong();

    CrashPoints(long deadly) {
        this.deadly = deadly;
    }

    static Optional<CrashPoints> ordered() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(at -> new CrashPoints(Long.parseLong(at)));
    }

    /** How many points there were so far. */
    long passed() {
        return passed.get();
    }

    @Override
    public void before(long line, String kind) {
        point();
    }

    @Override
    public void after(long line, String kind) {
        point();
    }

    void point() {
        if (passed.incrementAndGet() == deadly) {
            die();
        }
    }

    private static void die() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
            // The signal ends this process while it waits here.
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException("the runner cannot kill itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
