package dev.runproof.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that {@code cm_ctl -V} prints, or another program of CM: the one of the file on that host, not of the processes
 * that run.
 *
 * @param tool {@code cm_ctl}, {@code cm_server}, {@code cm_agent} or {@code om_monitor}
 * @param product null, together with {@code version}, for builds that name neither
 * @param component always {@code CM}
 * @param build hex digits, as printed
 * @param compiledAt in the time zone of the machine that built it, as printed
 * @param buildType {@code Release}, {@code Debug}, {@code Memcheck} or {@code Ut} in the case printed
 */
public record CmCtlVersion(
        String tool,
        @Nullable String product,
        String component,
        @Nullable String version,
        String build,
        String compiledAt,
        String buildType) {
    private static final String TOOL = "cm_ctl -V";
    private static final String FORM = "cm_ctl (<product> CM <version> build <hex>) compiled at <date> <time> <type>";
    /** Words hold no blank and are followed by one, so that a match needs no second try at any character. */
    private static final Pattern LINE = Pattern.compile("(?<tool>cm_ctl|cm_server|cm_agent|om_monitor) "
            + "\\((?:(?<product>[^ \\t]++) CM (?<version>[^ \\t]++)|CM) build (?<build>[0-9A-Fa-f]++)\\) "
            + "compiled at (?<at>[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}) "
            + "(?<type>(?i:Release|Debug|Memcheck|Ut))");

    /**
     * Reads the whole output, which is one line.
     *
     * @throws dev.runproof.model.OutputFormatException when it is anything else
     */
    public static CmCtlVersion parse(String output) {
        LineReader lines = new LineReader(TOOL, OutputLines.of(output));
        Line line = lines.next(FORM);
        Matcher words = LINE.matcher(line.trimmed());
        if (!words.matches()) {
            throw lines.refused(line, "expected " + FORM);
        }
        lines.end();
        return new CmCtlVersion(
                words.group("tool"),
                words.group("product"),
                "CM",
                words.group("version"),
                words.group("build"),
                words.group("at"),
                words.group("type"));
    }
}
