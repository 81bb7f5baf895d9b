package dev.runproof.lab.opengauss;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of the switch that run on every node: prepare, replace, clean. */
final class NodeCommands {
    private static final Duration WORK = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Node local;
    private final UpgradeNames names;
    private final OmLog log;

    NodeCommands(Cluster cluster, Node local, UpgradeNames names, OmLog log) {
        this.cluster = cluster;
        this.local = local;
        this.names = names;
        this.log = log;
    }

    void prepare() throws InterruptedException, UpgradeFailed {
        List<String> failures = cluster.members().parallelStream()
                .map(this::prepared)
                .flatMap(Optional::stream)
                .toList();
        cluster.clock().pass(WORK);
        if (!failures.isEmpty()) {
            failures.forEach(text -> log.line("DEBUG", text));
            throw new UpgradeFailed("[GAUSS-51400] : Failed to execute the command: "
                    + command("prepare_upgrade_cm") + " --backup-version " + names.random() + ".\n"
                    + String.join("\n", failures));
        }
    }

    /** Prepares one node; what went wrong there, if anything did. */
    private Optional<String> prepared(Node node) {
        if (!cluster.reaches(local, node)) {
            return Optional.of("[FAILURE] " + node.name() + ":\nssh: connect to host " + node.name() + " failed");
        }
        try {
            new NodePreparation(cluster, node, names).run();
            return Optional.empty();
        } catch (UpgradeFailed e) {
            return Optional.of("[FAILURE] " + node.name() + ":\n" + e.getMessage());
        }
    }

    /** Unpacks and restarts on all nodes at once, then waits for the daemons of each. */
    void replace() throws InterruptedException, UpgradeFailed {
        List<NodeSwitch> switches = cluster.members().parallelStream()
                .filter(node -> cluster.reaches(local, node))
                .map(node -> new NodeSwitch(cluster, node, names))
                .filter(NodeSwitch::replaced)
                .toList();
        List<String> failures = new ArrayList<>();
        cluster.members().stream()
                .filter(node -> switches.stream().noneMatch(done -> done.node().equals(node)))
                .forEach(node -> failures.add("[FAILURE] " + node.name() + ": unpacking failed"));
        synchronized (cluster) {
            switches.parallelStream().forEach(NodeSwitch::kill);
        }
        cluster.moments().come(Moment.PROGRAMS_REPLACED);
        new DaemonsBack(cluster, switches).await(failures);
        if (!failures.isEmpty()) {
            failures.forEach(text -> log.line("DEBUG", text));
            throw new UpgradeFailed("[GAUSS-51400] : Failed to execute the command: " + command("upgrade_cm") + ".");
        }
    }

    void clean() {
        for (var node : cluster.members()) {
            if (cluster.reaches(local, node)) {
                var directory = node.paths().temporary();
                node.files().remove(directory.resolve(UpgradeNames.WORK));
                node.files().remove(directory.resolve(names.sent()));
            }
        }
    }

    private String command(String action) {
        return "python3 '" + local.paths().gpHome().resolve("script/local/upgrade_cm_utility.py") + "' -t " + action
                + " --upgrade-package " + local.paths().temporary().resolve(names.sent());
    }
}
