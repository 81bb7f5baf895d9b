package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbLogLines;
import dev.runproof.parse.OpenmldbOpStatus;
import dev.runproof.parse.OpenmldbOpStatus.Op;
import dev.runproof.parse.OpenmldbToolTables;
import dev.runproof.product.generic.Told;
import dev.runproof.product.openmldb.state.OperationLog;
import dev.runproof.product.openmldb.state.Scripts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * OM-13 and OM-14: the documented commands are run, and the verdict comes from elsewhere: the one hides cancelled and
 * unfinished operations and is empty without a connection, the other leaves out the tables that are not in order.
 */
final class Confirming {
    /** Of so many failed operations the log is fetched. */
    private static final int LOGS = 3;

    private final Site site;
    private final Looks looks;
    private final Watch watch;
    private final OperationTool tool;

    Confirming(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.watch = new Watch(site);
        this.tool = new OperationTool(site);
    }

    private static FactKey<Told<OpenmldbOpStatus>> failedByTool(String moment) {
        return Told.key(moment + ".failed.operations");
    }

    private static FactKey<Told<OpenmldbToolTables>> tablesByTool(String moment) {
        return Told.key(moment + ".tables.by.tool");
    }

    StepScript noOperationFailed(Component tablet) {
        String moment = tablet.key() + ".operations";
        var moves = new ArrayList<Move>();
        var words = new ArrayList<>(tool.words("showopstatus"));
        words.add("--filter=kFailed");
        moves.add(looks.answered(
                "the table of failed operations",
                Command.of(words.toArray()),
                failedByTool(moment),
                Told.reading(text -> OpenmldbOpStatus.parse(text.getBytes(StandardCharsets.UTF_8)))));
        moves.add(looks.ops(moment));
        for (int number = 0; number < LOGS; number++) {
            moves.addAll(log(moment, number));
        }
        moves.add(
                new Check("no operation failed that had not failed before the upgrade", facts -> judge(facts, moment)));
        return StepScript.onceForTheRun("Look for failed operations, and for the cause in the log", moves);
    }

    /** The log lines of the n-th new failure, from every nameserver: the leader may have changed since. */
    private List<Move> log(String moment, int number) {
        var moves = new ArrayList<Move>();
        for (Component nameserver : site.all(Kind.NAMESERVER)) {
            moves.add(new Only(
                    "more than " + number + " operations failed",
                    facts -> ClusterVerdicts.newFailures(facts, site, moment).size() > number,
                    new Probe<>(
                            nameserver.host(),
                            Command.of(
                                    "sh",
                                    "-c",
                                    Scripts.OPERATION_LOG,
                                    "sh",
                                    nameserver.directory() + "/logs",
                                    "nameserver",
                                    Pending.word(
                                            "operation",
                                            facts -> String.valueOf(ClusterVerdicts.newFailures(facts, site, moment)
                                                    .get(number)
                                                    .opId()))),
                            log(moment, number, nameserver),
                            OperationLog::read)));
        }
        return moves;
    }

    static FactKey<OpenmldbLogLines> log(String moment, int number, Component nameserver) {
        return new FactKey<>(moment + ".log." + number + "." + nameserver.key(), OpenmldbLogLines.class);
    }

    private Judgement judge(Facts facts, String moment) {
        return ClusterVerdicts.operations(facts, site, moment, facts.get(failedByTool(moment)), LOGS);
    }

    /** New failures against the baseline, without their logs. */
    static Judgement judgeOperations(Facts facts, Site site, String moment) {
        List<Op> failures = ClusterVerdicts.newFailures(facts, site, moment);
        return failures.isEmpty()
                ? Judgement.pass("no operation failed")
                : Judgement.fail("no operation failed", failures.toString());
    }

    StepScript allTablesAreInOrder(Component tablet) {
        String moment = tablet.key() + ".tables";
        var moves = new ArrayList<Move>();
        moves.add(tables(moment));
        moves.add(looks.tables(moment));
        moves.addAll(looks.replicas(moment));
        moves.add(new Check(
                "every table of before is there and in order", facts -> ClusterVerdicts.tables(facts, moment)));
        moves.add(new Check("what the documented command leaves out is told", facts -> judgeTool(facts, moment)));
        moves.add(watch.holds(moment));
        return StepScript.onceForTheRun("Judge every table by the raw status", moves);
    }

    /** The documented command; it runs, is kept, and proves nothing. */
    Move tables(String moment) {
        return looks.answered(
                "the table of the documented command",
                Command.of(tool.words("showtablestatus").toArray()),
                tablesByTool(moment),
                Told.reading(text -> OpenmldbToolTables.parse(text.getBytes(StandardCharsets.UTF_8))));
    }

    static Judgement judgeTool(Facts facts, String moment) {
        return ClusterVerdicts.leftOut(facts.get(tablesByTool(moment)), facts.get(Known.tables(moment)));
    }
}
