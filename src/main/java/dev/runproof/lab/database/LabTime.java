package dev.runproof.lab.database;

import dev.runproof.lab.LabClock;
import java.time.Instant;
import java.util.Locale;

/** The statement that gives a session the lab's time at its login. */
final class LabTime {
    private static final double NANOS = 1e9;

    private LabTime() {}

    /** Empty when the lab's time is the wall clock's. */
    static String statement(LabClock clock) {
        if (clock.speed() == 1) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "set timestamp = %.6f + (unix_timestamp(sysdate(6)) - %.6f) * %s",
                seconds(clock.now()),
                seconds(Instant.now()),
                clock.speed());
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / NANOS;
    }
}
