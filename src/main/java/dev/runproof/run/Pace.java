package dev.runproof.run;

import java.time.Duration;

/** How much faster than the wall clock the hosts' time runs: 1 for real hosts, more in a lab. */
public record Pace(double speed) {
    public Pace {
        if (!(speed >= 1 && speed <= 1000)) {
            throw new IllegalArgumentException("a lab's speed is 1 to 1000: " + speed);
        }
    }

    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(30);

    /**
     * The wall-clock time after which a wait of this much of the hosts' time is given up.
     *
     * <p>A lab's own work takes the machine's time, whatever the lab's clock says: a limit is never shortened below what
     * a busy machine may need.
     */
    public Duration limit(Duration hostTime) {
        Duration scaled = wall(hostTime);
        Duration shortest = hostTime.compareTo(SHORTEST_LIMIT) < 0 ? hostTime : SHORTEST_LIMIT;
        return scaled.compareTo(shortest) < 0 ? shortest : scaled;
    }

    /** The wall-clock time that this much of the hosts' time takes. */
    public Duration wall(Duration hostTime) {
        return Duration.ofNanos(Math.max(1, Math.round(hostTime.toNanos() / speed)));
    }
}
