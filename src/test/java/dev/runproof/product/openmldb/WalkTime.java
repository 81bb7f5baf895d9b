package dev.runproof.product.openmldb;

import dev.runproof.lab.LabClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until somebody waits. */
final class WalkTime implements LabClock, InstantSource {
    private Instant now = Instant.parse("2024-07-01T10:00:00Z");

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pass(Duration labTime) {
        now = now.plus(labTime);
    }

    @Override
    public double speed() {
        return 1;
    }
}
