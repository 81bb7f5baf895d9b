package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import java.time.Duration;

/** Lets a cluster's time pass while nobody looks: a thread that beats as long as the lab is up. */
final class Pulse implements AutoCloseable {
    private static final Duration LAB_BEAT = Duration.ofSeconds(1);
    private static final long WALL_BEAT_MILLIS = 200;

    private final Thread thread;

    Pulse(LabClock clock, Runnable beat) {
        long millis = Math.max(LAB_BEAT.toMillis(), Math.round(WALL_BEAT_MILLIS * clock.speed()));
        this.thread = new Thread(() -> keepBeating(clock, Duration.ofMillis(millis), beat), "opengauss-lab-pulse");
        thread.setDaemon(true);
        thread.start();
    }

    private static void keepBeating(LabClock clock, Duration pace, Runnable beat) {
        try {
            while (true) {
                clock.pass(pace);
                beat.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
