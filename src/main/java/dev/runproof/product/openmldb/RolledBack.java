package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.ClusterHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The items E1 to E11 of the whole cluster, each against the baseline; one that cannot be read is unknown.
 *
 * <p>What a taskmanager and an apiserver serve is compared where the environment has one.
 */
final class RolledBack {
    private static final String END = "rolled.back";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Site site;
    private final Looks looks;
    private final Watch watch;
    private final OperationTool tool;
    private final Jobs jobs;

    RolledBack(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.watch = new Watch(site);
        this.tool = new OperationTool(site);
        this.jobs = new Jobs(site);
    }

    /** E1 and E2. */
    StepScript componentsAreAsBefore() {
        var moves = new ArrayList<Move>();
        for (Component component : site.components()) {
            moves.add(Starting.version(END, component));
            moves.add(Exchange.program(END, component));
            moves.add(Stop.running(END, component));
            moves.add(Exchange.manifests(END, component));
            moves.add(Exchange.beside(END, component));
        }
        moves.add(new Check(
                "E1, E2: versions, programs, configuration and processes are as before", this::judgeComponents));
        for (HostName host : site.hosts().toList()) {
            places(host).forEach(place -> moves.add(leftOver(host, place)));
        }
        moves.add(new Check("E10: nothing half done is left", this::judgeLeftOver));
        return StepScript.onceForTheRun("Compare every component with the baseline", moves);
    }

    /** The directories of a host in which this run worked. */
    private List<String> places(HostName host) {
        var places = new TreeSet<String>();
        site.components().stream()
                .filter(component -> component.host().equals(host))
                .map(Component::directory)
                .forEach(places::add);
        if (host.equals(site.operation())) {
            places.add(site.stateDirectory());
        }
        return List.copyOf(places);
    }

    private static FactKey<Told<String>> leftOverKey(HostName host, String place) {
        return Told.key(END + "." + host + ".left.over." + place);
    }

    private static Probe<Told<String>> leftOver(HostName host, String place) {
        return new Probe<>(
                host,
                Command.shell(HostScripts.LEFT_OVER, place, Pending.word("run", facts -> facts.get(Facts.RUN))),
                leftOverKey(host, place),
                Told.reading(text -> text));
    }

    private Judgement judgeLeftOver(Facts facts) {
        var weighing = new Weighing("E10 no statfile and no half exchanged directory of this run");
        for (HostName host : site.hosts().toList()) {
            for (String place : places(host)) {
                Told<String> told = facts.get(leftOverKey(host, place));
                if (told.value().isEmpty()) {
                    weighing.isUnknown("E10 " + host + ":" + place + ": " + told.complaint());
                } else {
                    told.value()
                            .get()
                            .lines()
                            .forEach(path ->
                                    weighing.fails("E10 " + host + ": " + path + " is left: remove it, then resume"));
                }
            }
        }
        return weighing.holds("E10 nothing is left").judgement();
    }

    private Judgement judgeComponents(Facts facts) {
        var weighing = new Weighing("rolled back: every component as before");
        for (Component component : site.components()) {
            same(
                    weighing,
                    "E1 running version of " + component,
                    facts.get(Known.version(Known.BEFORE, component)),
                    facts.get(Known.version(END, component)));
            same(
                    weighing,
                    "E1 program of " + component,
                    facts.get(Known.programVersion(Known.BEFORE, component)),
                    facts.get(Known.programVersion(END, component)));
            var before = facts.get(Known.manifests(Known.BEFORE, component));
            var now = facts.get(Known.manifests(END, component));
            before.byDirectory()
                    .forEach((directory, manifest) -> Exchange.compare(
                            manifest, now.of(directory), "E2 " + component.host() + ":" + directory, weighing));
            weighing.that(
                    facts.get(Known.beside(Known.BEFORE, component)).equals(facts.get(Known.beside(END, component))),
                    "E2 beside the programs of " + component + " nothing has changed",
                    "E2 beside the programs of " + component + " there was "
                            + facts.get(Known.beside(Known.BEFORE, component)) + " and is "
                            + facts.get(Known.beside(END, component)));
            Processes processes = facts.get(Known.processes(END, component));
            weighing.that(
                    processes.component().filter(Processes.Named::lives).isPresent()
                            && processes.watched()
                                    == facts.get(Known.processes(Known.BEFORE, component))
                                            .watched(),
                    "E2 " + component.kind() + " " + processes,
                    "E2 " + component + ": " + processes);
            processes.mistaken(component.kind()).ifPresent(told -> weighing.fails("E2 " + component + ": " + told));
        }
        return weighing.judgement();
    }

    private static void same(Weighing weighing, String item, Told<OpenmldbVersion> before, Told<OpenmldbVersion> now) {
        String expected = before.value().map(OpenmldbVersion::toString).orElseGet(before::complaint);
        String actual = now.value().map(OpenmldbVersion::toString).orElseGet(now::complaint);
        if (now.value().isEmpty()) {
            weighing.isUnknown(item + " cannot be read: " + actual);
        } else {
            weighing.that(
                    expected.equals(actual),
                    item + " " + now.value().get().version(),
                    item + ": expected " + expected + ", is " + actual);
        }
    }

    /** E3 to E9 and E11, at two looks five seconds apart. */
    StepScript clusterIsAsBefore() {
        var moves = new ArrayList<Move>();
        moves.addAll(tool.restored(END));
        moves.add(looks.noOperations(END));
        moves.addAll(look(END));
        String again = END + ".again";
        moves.add(looks.staysForAWhile(again, BETWEEN_LOOKS));
        moves.add(looks.ops(again));
        moves.addAll(look(again));
        moves.add(looks.nameservers(END));
        if (!site.all(Kind.TASKMANAGER).isEmpty()) {
            moves.add(jobs.look(END));
        }
        moves.add(new Check("E11: nameservers and jobs are as before", this::judgeService));
        return StepScript.onceForTheRun("Compare the cluster with the baseline, twice", moves);
    }

    private List<Move> look(String moment) {
        var moves = new ArrayList<Move>(looks.replicas(moment));
        moves.add(looks.tables(moment));
        moves.add(looks.tablets(moment));
        moves.add(looks.databases(moment));
        moves.add(looks.autoFailover(moment));
        moves.add(new Check("E3 to E9, E11: the cluster is as before", facts -> judgeCluster(facts, moment)));
        return moves;
    }

    private Judgement judgeService(Facts facts) {
        var weighing = new Weighing("E11 the nameservers of before, and no job lost or gone");
        ClusterVerdicts.nameservers(facts, END, "E11 nameservers", weighing);
        if (!site.all(Kind.TASKMANAGER).isEmpty()) {
            weighing.add(Jobs.noneLost(facts, END));
        }
        return weighing.judgement();
    }

    private Judgement judgeCluster(Facts facts, String moment) {
        var weighing = new Weighing("rolled back: leaders, replicas, marks, tables, rows, settings as before");
        weighing.add(ReturnVerdicts.asBefore(facts, moment));
        weighing.add(ClusterHealth.tabletsHealthy(facts.get(Known.tablets(moment))));
        weighing.add(ClusterVerdicts.tables(facts, moment));
        weighing.add(watch.judge(facts, moment));
        weighing.add(ClusterHealth.nothingUnfinished(facts.get(Known.ops(moment))));
        weighing.add(Confirming.judgeOperations(facts, site, moment));
        weighing.that(
                Objects.equals(facts.get(Known.autoFailover(Known.BEFORE)), facts.get(Known.autoFailover(moment))),
                "E6 auto_failover as before",
                "E6 auto_failover was " + facts.get(Known.autoFailover(Known.BEFORE)) + " and is "
                        + facts.get(Known.autoFailover(moment)));
        weighing.that(
                facts.get(Known.databases(moment))
                        .names()
                        .containsAll(facts.get(Known.databases(Known.BEFORE)).names()),
                "E11 all databases",
                "E11 databases were " + facts.get(Known.databases(Known.BEFORE)) + " and are "
                        + facts.get(Known.databases(moment)));
        return weighing.judgement();
    }
}
