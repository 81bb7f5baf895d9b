package dev.runproof.lab.opengauss;

import dev.runproof.lab.Tool.CallerGone;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.ClusterState;
import dev.runproof.lab.opengauss.text.OmVersion.UpgradeCm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One run of {@code gs_upgradectl -t upgrade-cm}, phase by phase. */
final class UpgradeCmRun {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(60);
    private static final Duration CHECK_PACE = Duration.ofSeconds(2);
    private static final int GOOD_IN_A_ROW = 3;
    private static final int KILL = 9;

    private final Cluster cluster;
    private final ToolCall call;
    private final Terminal terminal;
    private final OmLog log;

    UpgradeCmRun(Cluster cluster, ToolCall call, Terminal terminal) {
        this.cluster = cluster;
        this.call = call;
        this.terminal = terminal;
        this.log = new OmLog(
                cluster.node(call.host()), UpgradectlTool.NAME, cluster.clock().now());
    }

    int run(Optional<String> wanted) throws InterruptedException {
        cluster.moments().come(Moment.UPGRADE_STARTED);
        say("Start to perform the upgrade of CM component in cluster.");
        if (cluster.om().upgradeCm() == UpgradeCm.BROKEN) {
            terminal.err("name 'CmdUtil' is not defined\n");
            return 1;
        }
        if (wanted.isEmpty()) {
            say("[GAUSS-50001] : Incorrect parameter. Parameter '--upgrade-package' is required");
            return 1;
        }
        Path source = call.workingDirectory().resolve(wanted.get());
        if (!Files.isRegularFile(source)) {
            say("[GAUSS-50004] : The parameter '--upgrade-package' value is incorrect.File [" + wanted.get()
                    + "] not exist.");
            return 1;
        }
        int exit = phases(source);
        cluster.moments().come(Moment.UPGRADE_ENDED);
        return exit;
    }

    private int phases(Path source) throws InterruptedException {
        Node local = cluster.node(call.host());
        if (StaticConfiguration.missing(local)) {
            terminal.err(StaticConfiguration.complaint(local));
            return 1;
        }
        var names = UpgradeNames.of(source, oldBuild(local), cluster.clock().now());
        done(1);
        var nodes = new NodeCommands(cluster, local, names, log);
        ClusterState origin;
        try {
            say("Ready to transform CM package to all nodes.");
            new PackageTransfer(cluster, local, source, names).send();
            say("Send CM package to all nodes successfully.");
            done(2);
            say("Start to record origin cluster state.");
            origin = recorded();
            say("Cluster origin state is : [" + origin.printed() + "]");
            done(3);
            say("Start to prepare CM component files on all nodes.");
            cluster.moments().come(Moment.PHASE_4_BEGUN);
            nodes.prepare();
            say("Prepare upgrade CM component files successfully.");
            done(4);
        } catch (UpgradeFailed e) {
            return fail(e);
        }
        try {
            say("Start to upgrade CM component on all nodes.");
            cluster.moments().come(Moment.PHASE_5_BEGUN);
            nodes.replace();
            say("Upgrade CM component files successfully.");
            done(5);
            finalCheck(origin);
            done(6);
        } catch (UpgradeFailed e) {
            return rollback(e);
        }
        nodes.clean();
        say("Upgrade CM component successfully.");
        done(7);
        return 0;
    }

    private int fail(UpgradeFailed e) {
        String message = String.valueOf(e.getMessage());
        log.line("ERROR", message);
        terminal.err(message + "\n");
        return 1;
    }

    /** Every release stops here with an error of its own, before anything reaches a node. */
    private int rollback(UpgradeFailed e) {
        say("Exception: " + e.getMessage());
        say("Start to rollback CM component.");
        say("Start to rollback CM component files on all nodes.");
        log.line("ERROR", "Replacement index 1 out of range for positional args tuple");
        terminal.err("Replacement index 1 out of range for positional args tuple\n");
        return 1;
    }

    /** The build of the upgrade node's {@code cm_ctl}, or the word that the tool uses when it cannot be read. */
    private String oldBuild(Node local) {
        var version = local.cmVersion();
        if (version.isEmpty()) {
            say("cm_ctl error: ");
            return "no_version";
        }
        return version.get().build();
    }

    private ClusterState recorded() {
        ClusterState state = queried();
        return state == ClusterState.NORMAL || state == ClusterState.DEGRADED ? state : ClusterState.UNAVAILABLE;
    }

    /** What a plain query answers; no answer counts as unavailable. */
    private ClusterState queried() {
        var picture = cluster.picture();
        boolean answered = picture.connection() == Connection.ANSWERED || picture.connection() == Connection.RELOADING;
        return answered ? picture.state() : ClusterState.UNAVAILABLE;
    }

    private void finalCheck(ClusterState origin) throws InterruptedException, UpgradeFailed {
        say("Finial check cluster:");
        var end = cluster.clock().now().plus(CHECK_LIMIT).plus(DaemonsBack.allowance(cluster.clock()));
        int good = 0;
        while (cluster.clock().now().isBefore(end)) {
            ClusterState state = queried();
            if (state == ClusterState.NORMAL || state == ClusterState.DEGRADED) {
                say("Cluster state is : [" + state.printed() + "]");
                good++;
                if (good == GOOD_IN_A_ROW) {
                    say("The cluster status check is available.");
                    return;
                }
            } else {
                good = 0;
                say("Cluster state check unavailable.");
            }
            cluster.clock().pass(CHECK_PACE);
        }
        if (origin != ClusterState.UNAVAILABLE) {
            throw new UpgradeFailed("Post upgrade check cluster state is not available.");
        }
        say("The cluster state allow Unavailable.");
    }

    private void done(int phase) {
        cluster.moments().come(Moment.after(phase));
        var killedAfter = cluster.switches().killedAfter();
        if (killedAfter.isPresent() && killedAfter.getAsInt() == phase) {
            cluster.node(call.host()).host().signal(call.pid(), KILL);
            throw new CallerGone(UpgradectlTool.NAME);
        }
    }

    private void say(String line) {
        log.line("LOG", line);
        terminal.out(line + "\n");
    }
}
