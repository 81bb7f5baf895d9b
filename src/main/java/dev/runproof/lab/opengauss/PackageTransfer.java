package dev.runproof.lab.opengauss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Phase 2 of the switch: the package goes to every node under a new name. */
final class PackageTransfer {
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration COPY = Duration.ofMillis(500);

    private final Cluster cluster;
    private final Node local;
    private final Path source;
    private final UpgradeNames names;

    PackageTransfer(Cluster cluster, Node local, Path source, UpgradeNames names) {
        this.cluster = cluster;
        this.local = local;
        this.source = source;
        this.names = names;
    }

    /** Copies to all nodes that can be reached, and tries again for the others. */
    void send() throws InterruptedException, UpgradeFailed {
        List<Node> missing = new ArrayList<>(cluster.members());
        for (int attempt = 1; attempt <= ATTEMPTS && !missing.isEmpty(); attempt++) {
            missing.removeIf(this::copied);
            cluster.clock().pass(missing.isEmpty() ? COPY : PAUSE);
        }
        if (!missing.isEmpty()) {
            throw new UpgradeFailed(complaint(missing));
        }
    }

    private boolean copied(Node node) {
        if (!readable() || !cluster.reaches(local, node)) {
            return false;
        }
        byte[] bytes = local.files().read(source);
        Path directory = node.paths().temporary();
        if (Room.in(node, directory) < bytes.length || !Files.isDirectory(directory)) {
            return false;
        }
        node.files().write(directory.resolve(names.sent()), bytes, "rw-------");
        return true;
    }

    /** Whether the cluster user may read the package; owner and mode count, not what this process may do. */
    private boolean readable() {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(source);
            var owner = local.host().ownership(source);
            if (owner.user().equals(NodeProcesses.USER)) {
                return mode.contains(PosixFilePermission.OWNER_READ);
            }
            boolean group = local.host().groups(NodeProcesses.USER).contains(owner.group());
            return mode.contains(group ? PosixFilePermission.GROUP_READ : PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            return false;
        }
    }

    /** What follows the first sentence is not confirmed. */
    private String complaint(List<Node> missing) {
        var text = new StringBuilder("[GAUSS-50216] : Failed to remote copy file [" + source + "] To directory: "
                + local.paths().temporary().resolve(names.sent()) + ".");
        for (var node : missing) {
            text.append("\n[FAILURE] ").append(node.name()).append(": ").append(reason(node));
        }
        return text.toString();
    }

    private String reason(Node node) {
        if (!readable()) {
            return source + ": Permission denied";
        }
        if (!node.host().up()) {
            return "ssh: connect to host " + node.name() + " port 22: No route to host";
        }
        if (!cluster.reaches(local, node)) {
            return "Permission denied (publickey,password).";
        }
        Path directory = node.paths().temporary();
        return Files.isDirectory(directory)
                ? "write failed: No space left on device"
                : directory + ": No such file or directory";
    }
}
