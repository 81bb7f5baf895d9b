package dev.runproof.lab.database;

import dev.runproof.lab.LabClock;
import java.time.Duration;
import java.time.Instant;

/** A lab's clock that nobody waits for. */
final class StillClock implements LabClock {
    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void pass(Duration labTime) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double speed() {
        return 1;
    }
}
