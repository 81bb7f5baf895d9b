package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Watch;
import dev.runproof.product.generic.Existing;
import dev.runproof.product.generic.ProcessTable;
import dev.runproof.product.generic.ProcessTable.Entry;
import dev.runproof.product.generic.Weighing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * OG-P1: no scaling of nodes and no other upgrade beside this one, since each kills what the other waits for and neither
 * looks for the other.
 */
final class OtherTools {
    static final String UPGRADE_TOOL = "gs_upgradectl";
    private static final List<String> FORBIDDEN = List.of("gs_expansion", "gs_dropnode", UPGRADE_TOOL);
    /** Two readings within the 5 s that may pass unseen, so that a slow answer leaves no hole. */
    private static final Duration EVERY = Duration.ofMillis(2500);

    private final Site site;

    OtherTools(Site site) {
        this.site = site;
    }

    StepScript noneRuns() {
        return StepScript.of("Look on every node for another tool that changes the cluster", moves());
    }

    /** The readings and their check, to stand in this step or as the last ones before the upgrade. */
    List<Move> moves() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.add(processes(node));
            moves.add(new Probe<>(
                    node,
                    site.byClusterUser(
                            node,
                            "env",
                            "LC_ALL=C",
                            "ls",
                            "-d",
                            Known.path(node, "PGHOST", "/binary_upgrade"),
                            Known.path(node, "PGHOST", "/gs_dropnode_tmp_file")),
                    Known.otherToolsTraces(node),
                    Existing::read));
        }
        moves.add(new Check("no scaling and no other upgrade is going on on any node", this::judge));
        return moves;
    }

    Probe<ProcessTable> processes(HostName node) {
        return new Probe<>(
                node,
                site.byClusterUser(node, "ps", "-eo", ProcessTable.COLUMNS),
                Known.processes(node),
                answer -> ProcessTable.parse(answer.out()));
    }

    /** The same look at processes all through the upgrade, its own excepted. */
    List<Watch<?>> watches() {
        return site.nodes().stream()
                .<Watch<?>>map(node -> new Watch<>(processes(node), EVERY, table -> alarm(node, table)))
                .toList();
    }

    Judgement judge(Facts facts) {
        var weighing = new Weighing(
                "no process of " + String.join(", ", FORBIDDEN) + " and no trace of one in $PGHOST, on every node");
        for (HostName node : site.nodes()) {
            ProcessTable table = facts.get(Known.processes(node));
            List<Entry> found = forbidden(table);
            found.forEach(process -> weighing.fails(node + ": " + process));
            facts.get(Known.otherToolsTraces(node))
                    .paths()
                    .forEach(path -> weighing.fails(node + ": " + path + " exists: " + meaning(path)));
            if (found.isEmpty() && !table.complete()) {
                weighing.isUnknown(node + ": ps does not show process 1, so other users' processes may be hidden;"
                        + " gs_expansion normally runs as root");
            } else if (found.isEmpty()) {
                weighing.holds(node + ": none among " + table.entries().size() + " processes");
            }
        }
        return weighing.judgement();
    }

    /** What must be told at once while the upgrade runs. */
    Optional<String> alarm(HostName node, ProcessTable table) {
        List<Entry> foreign = forbidden(table).stream()
                .filter(process -> !own(node, process, table))
                .toList();
        if (!foreign.isEmpty()) {
            return Optional.of(node + ": "
                    + foreign.stream().map(Entry::toString).collect(Collectors.joining("; "))
                    + "; nothing was signalled, neither it nor the upgrade");
        }
        return table.complete() ? Optional.empty() : Optional.of(node + ": ps no longer shows process 1");
    }

    /** Only the first of this run's own commands and what it started itself, on the upgrade node. */
    private boolean own(HostName node, Entry process, ProcessTable table) {
        if (!node.equals(site.upgradeNode()) || !isThisUpgrade(process)) {
            return false;
        }
        List<Entry> alike = table.entries().stream().filter(this::isThisUpgrade).toList();
        Set<Long> ids = alike.stream().map(Entry::pid).collect(Collectors.toSet());
        List<Entry> roots = alike.stream()
                .filter(candidate -> !ids.contains(candidate.parent()))
                .toList();
        return roots.size() == 1;
    }

    private boolean isThisUpgrade(Entry process) {
        return process.runs(UPGRADE_TOOL)
                && process.command().endsWith("-t upgrade-cm --upgrade-package " + site.packageOnNode());
    }

    static List<Entry> forbidden(ProcessTable table) {
        return FORBIDDEN.stream().flatMap(tool -> table.running(tool).stream()).toList();
    }

    private static String meaning(String path) {
        return path.endsWith("binary_upgrade")
                ? "a full upgrade is in progress or was left unfinished"
                : "a node is being dropped or that was left unfinished";
    }
}
