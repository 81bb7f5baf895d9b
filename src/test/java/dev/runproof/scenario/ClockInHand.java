package dev.runproof.scenario;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The controller's clock: it runs until it is held; it can be moved by hand. Safe for several threads. */
final class ClockInHand extends Clock {
    private volatile Optional<Instant> held = Optional.empty();
    private volatile Duration ahead = Duration.ZERO;

    void hold() {
        held = Optional.of(Instant.now());
    }

    void move(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return held.orElseGet(Instant::now).plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("all times are UTC");
    }
}
