package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that advances only when somebody waits, second by second, and lets the cluster live meanwhile. */
final class HandClock implements LabClock {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Instant now = Instant.parse("2026-03-02T10:00:20Z");
    private Runnable beat = () -> {};

    void beat(Runnable everySecond) {
        this.beat = everySecond;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void pass(Duration labTime) {
        Instant end = now.plus(labTime);
        while (now.isBefore(end)) {
            Instant next = now.plus(SECOND);
            now = next.isBefore(end) ? next : end;
            beat.run();
        }
    }

    @Override
    public double speed() {
        return 1;
    }
}
