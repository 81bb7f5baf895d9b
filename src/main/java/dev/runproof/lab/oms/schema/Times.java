package dev.runproof.lab.oms.schema;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as OMS writes them: those of the hosts' zone, to the second. */
final class Times {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Times() {}

    static String of(Instant at) {
        return FORM.format(at.atZone(ZoneId.systemDefault()));
    }
}
