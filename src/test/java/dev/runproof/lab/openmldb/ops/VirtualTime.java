package dev.runproof.lab.openmldb.ops;

import dev.runproof.lab.LabClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lab time that stands still until somebody waits. */
final class VirtualTime implements LabClock, InstantSource {
    private Instant now = Instant.parse("2024-07-01T10:00:00Z");
    private Duration waited = Duration.ZERO;

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pass(Duration labTime) {
        waited = waited.plus(labTime);
        advance(labTime);
    }

    /** Time goes by without anybody waiting for it. */
    void advance(Duration labTime) {
        now = now.plus(labTime);
    }

    Duration waited() {
        return waited;
    }

    @Override
    public double speed() {
        return 1;
    }
}
