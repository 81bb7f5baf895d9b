package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.picture.CmServerState;
import dev.runproof.lab.opengauss.picture.DnRole;
import dev.runproof.lab.opengauss.picture.DnState;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the daemons of a node keep each other alive.
 *
 * <p>Cron starts om_monitor once a minute when the crontab says so, om_monitor starts cm_agent, cm_agent starts
 * cm_server and the database.
 */
final class DaemonCare {
    private static final Duration RESTART = Duration.ofSeconds(1);
    private static final Duration DATABASE_RESTART = Duration.ofSeconds(10);
    private static final Duration START_UP = Duration.ofSeconds(2);
    private static final Duration CATCH_UP = Duration.ofSeconds(5);
    private static final Duration SERVER_START_UP = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Map<Integer, Long> cronMinutes = new HashMap<>();

    DaemonCare(Cluster cluster) {
        this.cluster = cluster;
    }

    void step(Node node, Instant now) {
        if (!node.host().up()) {
            node.missing(Daemon.CM_AGENT, now);
            node.server().become(CmServerState.DOWN, now);
            stopDatabase(node, now);
            return;
        }
        cron(node, now);
        if (!Files.exists(node.paths().manualStart())) {
            revive(node, now);
        }
        server(node, now);
        database(node, now);
    }

    private void cron(Node node, Instant now) {
        if (node.host().runsCrontabs()) {
            return;
        }
        long minute = Math.floorDiv(now.getEpochSecond(), 60);
        Long last = cronMinutes.put(node.id(), minute);
        if (last == null || last == minute || node.processes().runs(Daemon.OM_MONITOR)) {
            return;
        }
        if (Crontab.starts(node.host().crontab(NodeProcesses.USER), Daemon.OM_MONITOR)) {
            node.processes()
                    .start(
                            Daemon.OM_MONITOR,
                            now,
                            List.of(
                                    "-L",
                                    node.paths().log().resolve("cm/om_monitor").toString()));
        }
    }

    private void revive(Node node, Instant now) {
        var processes = node.processes();
        if (processes.runs(Daemon.OM_MONITOR) && overdue(node, Daemon.CM_AGENT, RESTART, now)) {
            processes.start(Daemon.CM_AGENT, now, List.of());
        }
        boolean member = node.membership() == Node.Membership.MEMBER;
        if (!member || !processes.runs(Daemon.CM_AGENT)) {
            return;
        }
        if (overdue(node, Daemon.CM_SERVER, RESTART, now)
                && !cluster.switches().deadServers().contains(node.id())) {
            processes.start(Daemon.CM_SERVER, now, List.of());
        }
        if (overdue(node, Daemon.GAUSSDB, DATABASE_RESTART, now)
                && !node.datanode().isPinned()) {
            processes.start(Daemon.GAUSSDB, now, databaseArguments(node));
        }
    }

    static List<String> databaseArguments(Node node) {
        return List.of("-D", node.paths().data().toString());
    }

    private static boolean overdue(Node node, Daemon daemon, Duration patience, Instant now) {
        return node.missing(daemon, now)
                .map(since -> !since.plus(patience).isAfter(now))
                .orElse(false);
    }

    private static void server(Node node, Instant now) {
        var server = node.server();
        if (!node.processes().runs(Daemon.CM_SERVER)) {
            server.become(CmServerState.DOWN, now);
        } else if (server.state() == CmServerState.DOWN) {
            server.become(CmServerState.INIT, now);
        } else if (server.been(CmServerState.INIT, SERVER_START_UP, now)) {
            server.become(CmServerState.STANDBY, now);
        }
    }

    private void database(Node node, Instant now) {
        var datanode = node.datanode();
        if (datanode.isPinned()) {
            return;
        }
        if (!node.processes().runs(Daemon.GAUSSDB)) {
            stopDatabase(node, now);
        } else if (datanode.role() == DnRole.DOWN) {
            boolean leader = cluster.members().stream()
                    .anyMatch(other -> other.datanode().leads());
            datanode.become(leader ? DnRole.STANDBY : DnRole.PRIMARY, DnState.of(DnState.Kind.STARTING), now);
        } else if (datanode.been(DnState.Kind.STARTING, START_UP, now)) {
            boolean primary = datanode.role() == DnRole.PRIMARY;
            datanode.become(datanode.role(), primary ? DnState.NORMAL : DnState.of(DnState.Kind.CATCHUP), now);
        } else if (datanode.been(DnState.Kind.CATCHUP, CATCH_UP, now)) {
            datanode.become(datanode.role(), DnState.NORMAL, now);
        }
    }

    private static void stopDatabase(Node node, Instant now) {
        node.datanode().become(DnRole.DOWN, DnState.of(DnState.Kind.MANUALLY_STOPPED), now);
    }
}
