package dev.runproof.run;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** Makes run ids that sort by time: {@code 20261121-041530-opengauss-k3f}, time in UTC. */
final class RunIds {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int LETTERS = 36 * 36 * 36;

    private RunIds() {}

    static String next(Clock clock, RandomGenerator random, String procedure) {
        // The letters keep apart two runs that begin in the same second.
        String letters = Integer.toString(LETTERS + random.nextInt(LETTERS), 36).substring(1);
        return STAMP.format(clock.instant()) + "-" + procedure.replaceAll("[^A-Za-z0-9.]", "-") + "-" + letters;
    }
}
