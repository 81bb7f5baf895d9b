package dev.runproof.lab.oms.docker;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Durations in the rough words of Docker. */
final class Ages {
    /** Digits of a size, wherever Docker does not show one more. */
    static final int USUAL_DIGITS = 3;

    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final int MONTH = 30 * DAY;
    private static final int YEAR = 365 * DAY;

    private Ages() {}

    static String rough(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        long minutes = age.toMinutes();
        long hours = Math.round(age.toSeconds() / 3600.0);
        if (seconds < 1) {
            return "Less than a second";
        }
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        if (minutes < 60) {
            return minutes == 1 ? "About a minute" : minutes + " minutes";
        }
        if (hours < 2 * DAY) {
            return hours <= 1 ? "About an hour" : hours + " hours";
        }
        if (hours < 2 * WEEK) {
            return hours / DAY + " days";
        }
        if (hours < 2 * MONTH) {
            return hours / WEEK + " weeks";
        }
        return hours < 2 * YEAR ? hours / MONTH + " months" : age.toHours() / YEAR + " years";
    }

    /**
     * Bytes with a decimal unit.
     *
     * @param most digits that are shown
     */
    static String size(long bytes, int most) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        String digits = BigDecimal.valueOf(value)
                .round(new MathContext(most))
                .stripTrailingZeros()
                .toPlainString();
        return digits + units[unit];
    }
}
