package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A clock that advances only when somebody waits, second by second, and lets the cluster live meanwhile. */
final class HandClock implements LabClock {
    /** The instant at which it begins, as the tools write it into names. */
    static final String STAMP;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:20Z");

    static {
        STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(BEGIN.atZone(ZoneId.systemDefault()));
    }

    private Instant now = BEGIN;
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
