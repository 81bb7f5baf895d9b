package dev.runproof.parse;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the backup that an upgrade of CM leaves on every node, the same on all of them.
 *
 * @param build the CM build of the node on which the upgrade was started, whatever this node had; {@link #NO_VERSION} when
 *     the tool could not read it
 * @param stamp when the upgrade was started, by that node's clock and in its time zone
 */
public record BackupName(String build, LocalDateTime stamp) {
    public static final String NO_VERSION = "no_version";

    private static final Pattern FORM = Pattern.compile(
            "upgrade_cm_backup\\.tar\\.gz-(?<build>[0-9A-Za-z_]{1,200})" + "-(?<stamp>[0-9]{8}-[0-9]{6})\\.tar\\.gz");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withResolverStyle(ResolverStyle.STRICT);

    /** Reads a name without directory; nothing when no backup is called so. */
    public static Optional<BackupName> parse(String fileName) {
        Matcher parts = FORM.matcher(fileName);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BackupName(parts.group("build"), LocalDateTime.parse(parts.group("stamp"), STAMP)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The file name. */
    @Override
    public String toString() {
        return "upgrade_cm_backup.tar.gz-" + build + "-" + STAMP.format(stamp) + ".tar.gz";
    }
}
