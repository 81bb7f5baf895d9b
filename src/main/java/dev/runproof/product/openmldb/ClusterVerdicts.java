package dev.runproof.product.openmldb;

import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbNameservers.Nameserver;
import dev.runproof.parse.OpenmldbOpStatus;
import dev.runproof.parse.OpenmldbOpStatus.Op;
import dev.runproof.parse.OpenmldbToolTables;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.ClusterHealth;
import dev.runproof.product.openmldb.state.LeaderTable;
import dev.runproof.product.openmldb.state.OpChanges;
import dev.runproof.product.openmldb.state.OperationLog;
import dev.runproof.product.openmldb.state.Ops;
import dev.runproof.product.openmldb.state.Placement;
import dev.runproof.product.openmldb.state.TableHealth;
import dev.runproof.product.openmldb.state.TableName;
import dev.runproof.product.openmldb.state.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the facts on operations and tables mean, against the baseline. */
final class ClusterVerdicts {
    private ClusterVerdicts() {}

    /** Failures that a healed step has reported already count once. */
    static List<Op> newFailures(Facts facts, Site site, String moment) {
        return OpChanges.failedSince(
                facts.get(Known.ops(Known.BEFORE)), reported(facts, site), facts.get(Known.ops(moment)));
    }

    private static Set<Ops.OpKey> reported(Facts facts, Site site) {
        var keys = new TreeSet<Ops.OpKey>();
        // What had failed when a way back began, the way forward has reported.
        facts.find(Known.ops(Known.WAY_BACK)).ifPresent(found -> {
            keys.addAll(found.value().keys(Ops.FAILED));
            keys.addAll(found.value().keys(Ops.CANCELED));
        });
        for (Component tablet : site.all(Kind.TABLET)) {
            for (String moment : List.of(
                    LeadersAway.moment(tablet, ""),
                    LeadersBack.moment(tablet, ""),
                    LeadersAway.moment(tablet, TabletsBack.WAY),
                    LeadersBack.moment(tablet, TabletsBack.WAY))) {
                if (facts.knows(Known.ops(moment)) && ToolCalls.helped(facts, moment)) {
                    keys.addAll(facts.get(Known.ops(moment)).keys(Ops.FAILED));
                }
            }
        }
        return keys;
    }

    static Judgement operations(Facts facts, Site site, String moment, Told<OpenmldbOpStatus> byTool, int logs) {
        var weighing = new Weighing("no operation failed, cancelled or unfinished that was not so before");
        if (byTool.value().isEmpty() || byTool.exit() != 0) {
            weighing.fails("the documented command printed no table, which is the picture of no connection: "
                    + byTool.complaint());
        }
        List<Op> failures = newFailures(facts, site, moment);
        for (int number = 0; number < failures.size(); number++) {
            weighing.fails(Ops.told(failures.get(number))
                    + (number < logs ? "; " + cause(facts, site, moment, number, failures.get(number)) : ""));
        }
        facts.get(Known.ops(Known.BEFORE))
                .keys(Ops.FAILED)
                .forEach(key -> weighing.note(key + " had failed before this run"));
        reported(facts, site).forEach(key -> weighing.note(key + " failed, was healed by OM-S6 and is reported there"));
        return weighing.holds("no new failure among "
                        + facts.get(Known.ops(moment)).ops().size() + " operations")
                .judgement();
    }

    /** The last warning that names the operation, from whichever nameserver has one; the lines are evidence. */
    private static String cause(Facts facts, Site site, String moment, int number, Op op) {
        var found = site.all(Kind.NAMESERVER).stream()
                .flatMap(nameserver -> facts.find(Confirming.log(moment, number, nameserver)).stream())
                .map(Fact::value)
                .toList();
        return OperationLog.of(op, found).cause();
    }

    static Judgement tables(Facts facts, String moment) {
        return TableHealth.allOk(facts.get(Known.tables(Known.BEFORE)), facts.get(Known.tables(moment)));
    }

    /** The documented command leaves out what is not in order, and more; it is told, and decides nothing. */
    static Judgement leftOut(Told<OpenmldbToolTables> byTool, Tables raw) {
        if (byTool.exit() != 0 || byTool.value().isEmpty()) {
            return Judgement.fail("a table of the documented command", byTool.complaint());
        }
        if (byTool.value().get().raw()) {
            return Judgement.pass(
                    "told",
                    "the documented command gave up, as it does when the word failed stands in a name or warning; the"
                            + " raw status decides");
        }
        Set<TableName> shown = byTool.value().get().tables().stream()
                .map(row -> new TableName(row.database(), row.table()))
                .collect(Collectors.toSet());
        String[] notes = raw.byName().entrySet().stream()
                .filter(entry -> !shown.contains(entry.getKey()))
                .map(entry -> "left out by the documented command: " + Tables.told(entry.getValue()))
                .toArray(String[]::new);
        return Judgement.pass(shown.size() + " of " + raw.byName().size() + " tables shown", notes);
    }

    static void nameservers(Facts facts, String moment, String what, Weighing weighing) {
        ClusterHealth.compareEndpoints(weighing, what, nameservers(facts, Known.BEFORE), nameservers(facts, moment));
    }

    private static List<String> nameservers(Facts facts, String moment) {
        return facts.get(Known.nameservers(moment)).nameservers().stream()
                .map(Nameserver::endpoint)
                .toList();
    }

    static Judgement ended(Facts facts, Site site, String moment) {
        var weighing = new Weighing("leaders, replicas, tables, tablets and auto_failover as before");
        weighing.add(ReturnVerdicts.asBefore(facts, moment));
        weighing.add(tables(facts, moment));
        weighing.add(ClusterHealth.tabletsHealthy(facts.get(Known.tablets(moment))));
        nameservers(facts, moment, "nameservers", weighing);
        weighing.add(Confirming.judgeOperations(facts, site, moment));
        weighing.holds("auto_failover " + facts.get(Known.autoFailover(Known.BEFORE)));
        return weighing.note("Who led each partition:\n" + leaders(facts, site, moment))
                .judgement();
    }

    /** Before, while each tablet was away, behind it, and in the end. */
    private static LeaderTable leaders(Facts facts, Site site, String moment) {
        var phases = new LinkedHashMap<String, Placement>();
        phases.put("before", facts.get(Known.placement(Known.BEFORE)));
        for (Component tablet : site.all(Kind.TABLET)) {
            phases.put(tablet.host() + " away", facts.get(Known.placement(LeadersAway.moment(tablet, "") + ".proof")));
            phases.put(tablet.host() + " back", facts.get(Known.placement(LeadersBack.moment(tablet, "") + ".proof")));
        }
        phases.put("in the end", facts.get(Known.placement(moment)));
        return new LeaderTable(phases);
    }
}
