package dev.runproof.lab.openmldb.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Sizes, ages and times in the client's spelling. */
public final class Figures {
    private static final String[] SCALES = {"", " K", " M", " G", " T", " P"};
    private static final int STEP = 1024;
    private static final DateTimeFormatter OP_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter CONNECT_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Figures() {}

    /** {@code 0.000}, {@code 8.984 K}; as printf rounds, a tie goes to the even digit. */
    public static String size(long bytes) {
        int scale = 0;
        long unit = 1;
        while (bytes / unit >= STEP && scale < SCALES.length - 1) {
            unit *= STEP;
            scale++;
        }
        long whole = bytes / unit;
        long rest = bytes % unit * 1000;
        long thousandths = rest / unit;
        long left = rest % unit * 2;
        if (left > unit || (left == unit && thousandths % 2 == 1)) {
            thousandths++;
        }
        if (thousandths == 1000) {
            whole++;
            thousandths = 0;
        }
        var text = new StringBuilder().append(whole).append('.');
        if (thousandths < 100) {
            text.append(thousandths < 10 ? "00" : "0");
        }
        return text.append(thousandths).append(SCALES[scale]).toString();
    }

    /** One whole number with {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}. */
    public static String age(Duration age) {
        if (age.toMillis() < 1000) {
            return Math.max(0, age.toMillis()) + "ms";
        }
        if (age.toSeconds() < 60) {
            return age.toSeconds() + "s";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + "m";
        }
        return age.toHours() < 24 ? age.toHours() + "h" : age.toDays() + "d";
    }

    /** {@code YYYYMMDDhhmmss} in the zone of the client's host. */
    public static String opTime(Instant time, ZoneId zone) {
        return OP_TIME.format(time.atZone(zone));
    }

    /** {@code 2024-07-01 10:00:02}, as the components' connect times and the jobs' times. */
    public static String sqlTime(Instant time, ZoneId zone) {
        return CONNECT_TIME.format(time.atZone(zone));
    }
}
