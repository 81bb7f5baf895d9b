package dev.runproof.product.opengauss;

import dev.runproof.parse.BackupName;
import dev.runproof.product.generic.Listing;
import dev.runproof.product.generic.Listing.Entry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an upgrade puts into {@code $PGHOST}: its backup, which stays, and what it should have taken away. */
final class LeftOvers {
    static final String WORKING_DIRECTORY = "upgrade_cm_backup_dir";

    private static final Pattern ANY_SENT = Pattern.compile("(?:openGauss|Package)[^.]*-\\d{8}-\\d{6}\\.tar\\.gz");

    private LeftOvers() {}

    /** The backups that an earlier listing did not have. */
    static List<BackupName> newBackups(Listing before, Listing now) {
        return now.newSince(before).stream()
                .flatMap(entry -> BackupName.parse(entry.name()).stream())
                .toList();
    }

    /** The entry of one backup. */
    static Optional<Entry> entry(Listing listing, String name) {
        return listing.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst();
    }

    /** The sent package and the working directory, new ones only. */
    static List<String> of(Listing before, Listing now, String packageName) {
        Pattern sent = sentPackage(packageName);
        return now.newSince(before).stream()
                .map(Entry::name)
                .filter(name ->
                        name.equals(WORKING_DIRECTORY) || sent.matcher(name).matches())
                .toList();
    }

    /** Those of any earlier upgrade: its package may have had another name, but the tool gives it the same kind of name. */
    static List<String> ofEarlierRuns(Listing listing, String packageName) {
        Pattern sent = sentPackage(packageName);
        return listing.entries().stream()
                .filter(entry -> entry.name().equals(WORKING_DIRECTORY)
                        || (entry.regular()
                                && (sent.matcher(entry.name()).matches()
                                        || ANY_SENT.matcher(entry.name()).matches())))
                .map(Entry::name)
                .toList();
    }

    /** The tool names what it sends after the part of the package's name before its first dot. */
    private static Pattern sentPackage(String packageName) {
        int dot = packageName.indexOf('.');
        String stem = dot < 0 ? packageName : packageName.substring(0, dot);
        return Pattern.compile(Pattern.quote(stem) + "-\\d{8}-\\d{6}\\.tar\\.gz");
    }
}
