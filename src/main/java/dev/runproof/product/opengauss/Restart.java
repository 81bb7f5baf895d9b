package dev.runproof.product.opengauss;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Poll;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Listing;
import dev.runproof.product.generic.ProcessTable;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The way back, second half: CM is ended and comes back by cron with the programs of before, on every restored node. */
final class Restart {
    /** cron begins a minute's commands once a minute, and om_monitor then starts the others. */
    private static final Duration CRON_MAY_TAKE = Duration.ofMinutes(5);

    private final Site site;

    Restart(Site site) {
        this.site = site;
    }

    private static FactKey<Answer> ended(HostName node) {
        return new FactKey<>("restore." + node + ".kill", Answer.class);
    }

    /** Nobody would start CM again, or with the wrong programs, if what was proved before does not hold any more. */
    StepScript cmIsEnded() {
        var moves = new ArrayList<Move>(new Restore(site).asBefore());
        moves.addAll(new Readiness(site).restartMoves());
        var otherTools = new OtherTools(site);
        moves.addAll(otherTools.moves());
        for (HostName node : Restore.nodes(site)) {
            // Once more, right before the signal: whom it names must be the one who runs now.
            moves.add(otherTools.processes(node));
            moves.add(site.clockProbe(node, Known.clockAtRestart(node)));
            moves.add(Action.repeatable(
                    node,
                    site.byClusterUser(
                            node, "kill", new Pending(node + ".cm.processes", facts -> victims(facts, node))),
                    ended(node),
                    "none needed: cron starts them again"));
        }
        return StepScript.of("End om_monitor, cm_agent and cm_server, in this order, on every restored node", moves);
    }

    /** All in one command, so that none can start another in between; where none runs, a harmless question instead. */
    private List<String> victims(Facts facts, HostName node) {
        ProcessTable table = facts.get(Known.processes(node));
        var words = new ArrayList<String>();
        for (String name : CmProcesses.NAMES) {
            CmProcesses.of(table, name, site.user(node)).forEach(process -> words.add(String.valueOf(process.pid())));
        }
        if (words.isEmpty()) {
            return List.of("-l");
        }
        words.add(0, "-9");
        return words;
    }

    StepScript cmComesBack() {
        var moves = new ArrayList<Move>();
        for (HostName node : Restore.nodes(site)) {
            moves.add(new Poll<>(
                    "cron and om_monitor start CM again on " + node,
                    node,
                    site.byClusterUser(node, "ps", "-eo", ProcessTable.COLUMNS),
                    Known.processes(node),
                    answer -> ProcessTable.parse(answer.out()),
                    table -> allRun(table, node),
                    1,
                    AfterUpgrade.PACE,
                    Duration.ofSeconds(1),
                    CRON_MAY_TAKE));
            moves.add(site.clockProbe(node, Known.clockNow(node)));
        }
        moves.add(new Check("om_monitor and cm_agent are younger than the restart", this::judgeAges));
        return StepScript.of("Wait until CM runs again on every restored node", moves);
    }

    /** cm_server is judged by the cluster's picture: not every node has one. */
    private boolean allRun(ProcessTable table, HostName node) {
        return List.of("om_monitor", "cm_agent").stream()
                .noneMatch(name -> CmProcesses.of(table, name, site.user(node)).isEmpty());
    }

    private Judgement judgeAges(Facts facts) {
        var weighing = new Weighing("om_monitor and cm_agent younger than the restart");
        for (HostName node : Restore.nodes(site)) {
            CmProcesses processes = CmProcesses.since(facts, site, node, facts.get(Known.clockAtRestart(node)));
            weighing.that(processes.old().isEmpty(), node + ": " + processes, node + ": " + processes);
        }
        return weighing.judgement();
    }

    /** What is left to do by hand, once the cluster is back. */
    StepScript leftOversAreTold() {
        var moves = new ArrayList<Move>();
        var backups = new Backups(site);
        site.nodes().forEach(node -> moves.add(backups.listing(node)));
        moves.add(new Check("what the upgrade left in $PGHOST is known", this::judgeLeftOvers));
        return StepScript.of("List what the upgrade left in the temporary directory of every node", moves);
    }

    private Judgement judgeLeftOvers(Facts facts) {
        var weighing = new Weighing("a listing of $PGHOST of every node");
        for (HostName node : site.nodes()) {
            var now = facts.get(Known.listing(Time.AFTER, node));
            if (now.exit() != 0 || now.value().isEmpty()) {
                weighing.isUnknown(node + ": $PGHOST cannot be listed: " + now.complaint());
                continue;
            }
            Listing before = facts.get(Known.listing(Time.BEFORE, node)).value().orElse(new Listing(List.of()));
            List<String> left = LeftOvers.of(before, now.value().get(), site.packageName());
            weighing.holds(node + ": " + (left.isEmpty() ? "nothing left over" : String.join(", ", left)));
            if (!left.isEmpty()) {
                weighing.note(node + ": remove by hand from $PGHOST: " + String.join(", ", left));
            }
        }
        return weighing.judgement();
    }
}
