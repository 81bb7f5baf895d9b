package dev.runproof.lab.container;

import dev.runproof.lab.SimulatedHost.DiskFigures;
import java.util.regex.Pattern;

/** What {@code df -Pk} prints of one path. */
final class DiskFree {
    private static final Pattern ROW = Pattern.compile("(\\S+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+\\d+%\\s+(/.*)");

    private DiskFree() {}

    static DiskFigures parse(String text) {
        var row = ROW.matcher(text.lines().skip(1).findFirst().orElse(""));
        if (!row.matches()) {
            throw new IllegalStateException("df said what is not understood: " + text);
        }
        return new DiskFigures(
                row.group(1),
                Long.parseLong(row.group(2)),
                Long.parseLong(row.group(3)),
                Long.parseLong(row.group(4)),
                row.group(5));
    }
}
