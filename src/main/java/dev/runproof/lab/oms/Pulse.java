package dev.runproof.lab.oms;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets the installation's time pass. */
final class Pulse implements AutoCloseable {
    /** Wall time between two beats. */
    static final Duration LEAST = Duration.ofMillis(20);

    private final ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "lab-oms");
        thread.setDaemon(true);
        return thread;
    });

    /** @param beat throws nothing, or time stands still from then on */
    Pulse(Runnable beat) {
        var unused = beating.scheduleWithFixedDelay(beat, 0, LEAST.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        beating.shutdownNow();
        try {
            // What beats may be at the database, which is closed next.
            if (!beating.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the model of OMS did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
