package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.OmVersion.UpgradeCm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Phase 4 of the switch on one node: unpack, check, pack again, back up. */
final class NodePreparation {
    private static final Duration LIMIT = Duration.ofSeconds(300);
    private static final List<String> REQUIRED = List.of("lib/libdcc.so", "lib/libgstor.so");

    private final Cluster cluster;
    private final Node node;
    private final UpgradeNames names;
    private final Path temporary;
    private final Path work;
    private final OmLog log;

    NodePreparation(Cluster cluster, Node node, UpgradeNames names) {
        this.cluster = cluster;
        this.node = node;
        this.names = names;
        this.temporary = node.paths().temporary();
        this.work = temporary.resolve(UpgradeNames.WORK);
        this.log =
                new OmLog(node, "gs_local_upgrade_cm_utility", cluster.clock().now());
    }

    void run() throws UpgradeFailed {
        log.line("LOG", "Prepare upgrade CM component.");
        Path unpacked = work.resolve("cm_decompress_package");
        decompress(unpacked);
        check(unpacked);
        regenerate(unpacked);
        backup(unpacked);
        log.line("LOG", "Prepare upgrade CM success.");
    }

    private void decompress(Path unpacked) throws UpgradeFailed {
        log.line("LOG", "Start decompress CM package.");
        node.files().remove(unpacked);
        node.files().directory(unpacked);
        if (Room.in(node, temporary) < 3 * size(temporary.resolve(names.sent()))) {
            throw failed("[GAUSS-50217] : Failed to decompress " + temporary.resolve(names.sent())
                    + ". Error: No space left on device");
        }
        sh("tar -xzf '" + temporary.resolve(names.sent()) + "' -C '" + unpacked + "'");
        log.line("LOG", "Decompress CM package success.");
    }

    private void check(Path unpacked) throws UpgradeFailed {
        log.line("LOG", "Start to check files of CM package.");
        var missing = REQUIRED.stream()
                .map(unpacked::resolve)
                .filter(file -> !Files.isRegularFile(file))
                .map(file -> "'" + file + "'")
                .toList();
        if (!missing.isEmpty()) {
            throw cluster.om().upgradeCm() == UpgradeCm.FAULTY_CHECK
                    ? failed("module 'sys' has no attribute 'exist'")
                    : failed("The CM package file is incorrect.\nThe following file does not exist: ["
                            + String.join(", ", missing) + "]");
        }
        log.line("LOG", "Upgrade CM package is correct.");
    }

    /** Drops what is not to be replaced, and packs the rest over the sent file. */
    private void regenerate(Path unpacked) throws UpgradeFailed {
        log.line("LOG", "Start to regenerate upgrade package.");
        for (var library : node.files().list(unpacked.resolve("lib"))) {
            if (!REQUIRED.contains("lib/" + library.getFileName())) {
                node.files().remove(library);
            }
        }
        BinaryList.of(cluster.om(), node, unpacked).keepOnly(unpacked);
        sh("cd '" + unpacked + "' && tar -czf '" + temporary.resolve(names.sent()) + "' .");
        log.line("LOG", "Generate new upgrade package success.");
    }

    private void backup(Path unpacked) throws UpgradeFailed {
        log.line("LOG", "Backup origin cluster CM files with package compare.");
        Path ready = work.resolve("ready_backup_cm");
        node.files().remove(ready);
        node.files().directory(ready);
        sh("cd '" + unpacked + "' && find . -type f | while IFS= read -r f; do if [ -f '" + home() + "'/\"$f\" ]; then"
                + " mkdir -p '" + ready + "'/\"${f%/*}\" && cp -p '" + home() + "'/\"$f\" '" + ready
                + "'/\"$f\" || exit 1;"
                + " fi; done");
        save(node.paths().agentSettings());
        save(node.paths().serverSettings());
        log.line("LOG", "Prepare CM files success.");
        Path archive = temporary.resolve(names.backup());
        sh("cd '" + ready + "' && tar -czf '" + archive + "' . && chmod 644 '" + archive + "'");
        node.host().own(archive, Node.OWNER);
        log.line("LOG", "Compress backup package [" + archive + "] finish.");
    }

    private void save(Path settings) {
        if (Files.isRegularFile(settings)) {
            node.files()
                    .write(work.resolve(settings.getFileName()), node.files().read(settings), "rw-------");
        }
    }

    private Path home() {
        return node.paths().gaussHome();
    }

    private long size(Path file) {
        return Optional.of(file)
                .filter(Files::isRegularFile)
                .map(found -> (long) node.files().read(found).length)
                .orElse(0L);
    }

    private void sh(String text) throws UpgradeFailed {
        var answer = node.host().shell(NodeProcesses.USER, text, LIMIT);
        if (answer.exit() != 0) {
            throw failed(answer.err().strip());
        }
    }

    private UpgradeFailed failed(String text) {
        log.line("ERROR", text);
        return new UpgradeFailed(text);
    }
}
