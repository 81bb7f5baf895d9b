package dev.runproof.lab.oms.docker;

import java.time.Duration;

/** Durations in the rough words of Docker. */
final class Ages {
    private static final int FEW_HOURS = 48;
    private static final int FEW_DAYS = 14;
    private static final int FEW_WEEKS = 60;
    private static final int FEW_MONTHS = 730;
    private static final int WEEK = 7;
    private static final int MONTH = 30;
    private static final int YEAR = 365;

    private Ages() {}

    static String rough(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        long minutes = age.toMinutes();
        long hours = Math.round(age.toSeconds() / 3600.0);
        long days = age.toHours() / 24;
        if (seconds < 1) {
            return "Less than a second";
        }
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        if (minutes < 60) {
            return minutes == 1 ? "About a minute" : minutes + " minutes";
        }
        if (hours < FEW_HOURS) {
            return hours <= 1 ? "About an hour" : hours + " hours";
        }
        if (days < FEW_DAYS) {
            return days + " days";
        }
        if (days < FEW_WEEKS) {
            return days / WEEK + " weeks";
        }
        return days < FEW_MONTHS ? days / MONTH + " months" : days / YEAR + " years";
    }

    /** Bytes with a decimal unit. */
    static String size(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        String digits = "%.4g".formatted(value);
        String trimmed = digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
        return trimmed + units[unit];
    }
}
