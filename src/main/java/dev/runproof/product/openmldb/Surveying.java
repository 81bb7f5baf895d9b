package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.ClusterHealth;
import dev.runproof.product.openmldb.state.PartitionId;
import dev.runproof.product.openmldb.state.Placement;
import dev.runproof.product.openmldb.state.Survey;
import dev.runproof.product.openmldb.state.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of OM-S1 that asks the cluster: the baseline of every later comparison, and what the operator has to decide. */
final class Surveying {
    private final Site site;
    private final Looks looks;

    Surveying(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    StepScript baselineIsTaken() {
        var moves = new ArrayList<Move>();
        moves.add(looks.nameservers(Known.BEFORE));
        moves.add(looks.tablets(Known.BEFORE));
        // Only a nameserver that leads answers this; its list of databases is whole then.
        moves.add(looks.autoFailover(Known.BEFORE));
        moves.add(looks.databases(Known.BEFORE));
        moves.addAll(looks.replicas(Known.BEFORE));
        moves.add(looks.ops(Known.BEFORE));
        moves.add(looks.tables(Known.BEFORE));
        if (!site.all(Kind.TASKMANAGER).isEmpty()) {
            moves.add(new Jobs(site).look(Known.BEFORE));
        }
        return StepScript.onceForTheRun("Record leaders, replicas, tables, operations, settings and jobs", moves);
    }

    StepScript isHealthy() {
        return StepScript.onceForTheRun(
                "Judge the cluster before anything is changed",
                List.of(new Check("one nameserver leads, all tablets and tables are in order", this::judgeHealth)));
    }

    private Judgement judgeHealth(Facts facts) {
        Tables tables = facts.get(Known.tables(Known.BEFORE));
        var weighing = new Weighing("one leading nameserver, every tablet kHealthy, every table and replica in order")
                .add(ClusterHealth.tabletsHealthy(facts.get(Known.tablets(Known.BEFORE))))
                .add(Survey.calm(tables, facts.get(Known.placement(Known.BEFORE)), facts.get(Known.ops(Known.BEFORE))));
        Survey.weakSpots(tables, facts.get(Known.tablets(Known.BEFORE))).forEach(weighing::note);
        for (Component component : site.components()) {
            facts.get(Known.version(Known.BEFORE, component))
                    .value()
                    .ifPresent(
                            version -> weighing.add(Survey.upgradable(component.toString(), version, site.target())));
        }
        weighing.note("auto_failover is " + facts.get(Known.autoFailover(Known.BEFORE)) + ", and will be again");
        return weighing.judgement();
    }

    StepScript nothingIsUnderWay() {
        return StepScript.onceForTheRun(
                "See that no operation is under way",
                List.of(new Check(
                        "no operation is unfinished",
                        facts -> ClusterHealth.nothingUnfinished(facts.get(Known.ops(Known.BEFORE))))));
    }

    /** With an endpoint that is spelled otherwise the operation tool dies and leaves auto_failover off. */
    StepScript endpointsAreAsRegistered() {
        return StepScript.onceForTheRun(
                "Compare the endpoints of the environment with those that are registered",
                List.of(
                        new Check(
                                "each tablet is registered as the environment spells it",
                                facts ->
                                        Survey.tablets(facts.get(Known.tablets(Known.BEFORE)), endpoints(Kind.TABLET))),
                        new Check(
                                "each nameserver is registered as the environment spells it",
                                facts -> Survey.nameservers(
                                        facts.get(Known.nameservers(Known.BEFORE)), endpoints(Kind.NAMESERVER)))));
    }

    private List<String> endpoints(Kind kind) {
        return site.all(kind).stream().map(Component::endpoint).toList();
    }

    /** What the plan shows as decisions: one nameserver alone, tables with one replica. */
    StepScript decisionsAreKnown() {
        return StepScript.onceForTheRun(
                "Let the operator decide what the cluster cannot be spared",
                List.of(
                        gate("OM-S1", "the cluster has no nameserver while its only one is replaced", this::alone),
                        gate("OM-P1", "tables with one replica: an extra replica, or away for a while", this::single)));
    }

    private static Move gate(String id, String subject, java.util.function.Function<Facts, Optional<String>> question) {
        return new Gate(id, subject, question, new FactKey<>("confirmed." + id, Confirmation.class));
    }

    private Optional<String> alone(Facts facts) {
        return site.singleNameserverAccepted()
                ? Optional.empty()
                : Survey.onlyNameserver(facts.get(Known.nameservers(Known.BEFORE)));
    }

    private Optional<String> single(Facts facts) {
        Placement placement = facts.get(Known.placement(Known.BEFORE));
        List<PartitionId> alone = placement.partitions().keySet().stream()
                .filter(partition -> placement.endpoints(partition).size() == 1)
                .toList();
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        Tables tables = facts.get(Known.tables(Known.BEFORE));
        String sizes = alone.stream()
                .map(PartitionId::table)
                .distinct()
                .map(name -> name
                        + tables.table(name)
                                .map(row -> " (" + row.memoryDataSize() + " bytes in memory)")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        return Optional.of(
                site.allowSingleReplica()
                        ? "These tables have one replica and are NOT available while their tablet is replaced: " + sizes
                                + ". Go on?"
                        : "These tables have one replica; another tablet holds a second one of them meanwhile and needs"
                                + " room for it: " + sizes + ". Go on?");
    }
}
