package dev.runproof.lab.oms.docker;

import java.time.Duration;

/** How long the engine waits before a container comes back: twice as long each time, until it has run for a while. */
final class RestartPause {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private Duration last = Duration.ZERO;

    /** @param ran how long it has run this time */
    synchronized Duration next(Duration ran) {
        Duration twice = last.multipliedBy(2);
        if (last.isZero() || ran.compareTo(A_WHILE) >= 0) {
            last = LEAST;
        } else {
            last = twice.compareTo(MOST) > 0 ? MOST : twice;
        }
        return last;
    }
}
