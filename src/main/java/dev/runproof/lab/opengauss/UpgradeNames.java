package dev.runproof.lab.opengauss;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The names that one run of the switch gives to its files in {@code $PGHOST}, the same on every node.
 *
 * @param sent of the package as it is sent
 * @param backup of the old files
 * @param random build and time stamp, as the tool passes them to the nodes
 */
record UpgradeNames(String sent, String backup, String random) {
    static final String WORK = "upgrade_cm_backup_dir";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    static UpgradeNames of(Path upgradePackage, String oldBuild, Instant now) {
        String stamp = STAMP.format(now.atZone(ZoneId.systemDefault()));
        String file = upgradePackage.getFileName().toString();
        int dot = file.indexOf('.', file.startsWith(".") ? 1 : 0);
        String first = dot < 0 ? file : file.substring(0, dot);
        String random = oldBuild + "-" + stamp;
        return new UpgradeNames(
                first.replaceFirst("^\\.", "") + "-" + stamp + ".tar.gz",
                "upgrade_cm_backup.tar.gz-" + random + ".tar.gz",
                random);
    }
}
