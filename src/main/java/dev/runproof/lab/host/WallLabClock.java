package dev.runproof.lab.host;

import dev.runproof.lab.LabClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lab time that starts as the wall clock's and then runs a fixed number of times faster. */
public final class WallLabClock implements LabClock {
    private final Instant start;
    private final long startNanos;
    private final double speed;

    private WallLabClock(Instant start, long startNanos, double speed) {
        this.start = start;
        this.startNanos = startNanos;
        this.speed = speed;
    }

    public static WallLabClock startingAt(Instant wall, double speed) {
        return new WallLabClock(wall, System.nanoTime(), speed);
    }

    @Override
    public Instant now() {
        return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
    }

    /** The lab time at a moment of the wall clock; before the lab's start both are the same. */
    public Instant at(Instant wall) {
        var elapsed = Duration.between(start, wall);
        return elapsed.isNegative() ? wall : start.plusNanos((long) (elapsed.toNanos() * speed));
    }

    @Override
    public void pass(Duration labTime) throws InterruptedException {
        long nanos = (long) (labTime.toNanos() / speed);
        // A latch that nobody opens: it waits, and an interrupt ends the wait.
        boolean opened = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
        if (opened) {
            throw new IllegalStateException("a latch that nobody opens was opened");
        }
    }

    @Override
    public double speed() {
        return speed;
    }
}
