package dev.runproof.run;

import java.time.Duration;

/** How much faster than the wall clock the hosts' time runs: 1 for real hosts, more in a lab. */
public record Pace(double speed) {
    public Pace {
        if (!(speed >= 1 && speed <= 1000)) {
            throw new IllegalArgumentException("a lab's speed is 1 to 1000: " + speed);
        }
    }

    /** The wall-clock time that this much of the hosts' time takes. */
    public Duration wall(Duration hostTime) {
        return Duration.ofNanos(Math.max(1, Math.round(hostTime.toNanos() / speed)));
    }
}
