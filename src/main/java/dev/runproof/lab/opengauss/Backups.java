package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.TarGz.Member;
import dev.runproof.lab.opengauss.text.ToolVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/** Backup packages in {@code $PGHOST}. */
final class Backups {
    private static final String PREFIX = "upgrade_cm_backup.tar.gz-";

    private Backups() {}

    /** Writes a backup of a build as an earlier run would have left it. */
    static void write(Node node, ToolVersion version, String random) {
        var members = new HashMap<String, Member>();
        new CmPackage(version, node.host()::launcher).files().forEach((name, member) -> {
            if (!name.startsWith("lib/libcjson")) {
                members.put("./" + name, member);
            }
        });
        Path file = node.paths().temporary().resolve(PREFIX + random + ".tar.gz");
        node.files().write(file, TarGz.pack(members), "rw-r--r--");
    }

    static List<Path> of(Node node) {
        return node.files().list(node.paths().temporary()).stream()
                .filter(path -> path.getFileName().toString().startsWith(PREFIX))
                .toList();
    }
}
