package dev.runproof.lab.opengauss;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps something true on a host, whatever a session does meanwhile, until it is closed. */
final class Enforcement implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(2);

    private final Thread thread;
    private volatile boolean closed;

    /** @param measure does nothing when all is as wanted; called over and over */
    Enforcement(Runnable measure) {
        this.thread = new Thread(() -> enforce(measure), "opengauss-lab-enforcement");
        thread.setDaemon(true);
        thread.start();
    }

    private void enforce(Runnable measure) {
        while (!closed) {
            measure.run();
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
