package dev.runproof.lab.opengauss.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a CM program tells of itself with {@code -V}, except its own name.
 *
 * @param version of the product, such as {@code 5.0.0}
 * @param build hexadecimal digits
 * @param compiledAt {@code YYYY-MM-DD HH:MM:SS}
 */
public record ToolVersion(String version, String build, String compiledAt) {
    private static final Pattern LINE = Pattern.compile(
            "# (cm_ctl|cm_server|cm_agent|om_monitor) \\(openGauss CM (\\S+) build ([0-9a-f]+)\\) compiled at"
                    + " (\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}) Release");

    /** The version that the bytes of a program carry; empty when they carry none. */
    public static Optional<ToolVersion> in(String program) {
        var matcher = LINE.matcher(program);
        return matcher.find()
                ? Optional.of(new ToolVersion(matcher.group(2), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    /** The line that a program prints; that cm_server, cm_agent and om_monitor print it too is not confirmed. */
    public String line(String program) {
        return "%s (openGauss CM %s build %s) compiled at %s Release".formatted(program, version, build, compiledAt);
    }

    /** The comment by which a program's bytes carry its version. */
    public String comment(String program) {
        return "# " + line(program) + "\n";
    }
}
