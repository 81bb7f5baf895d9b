package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Poll;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbComponents;
import dev.runproof.parse.OpenmldbNameservers;
import dev.runproof.parse.OpenmldbTablets;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.generic.WholeOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A component that was started really serves: the running process has the wanted release, its pid file names it, and the
 * cluster knows it. The script's success proves none of it.
 */
final class Serving {
    static final String SERVES = "serves";

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration REGISTERS = Duration.ofMinutes(2);

    private final Site site;
    private final Looks looks;

    Serving(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    static boolean isRelease(Told<OpenmldbVersion> told, String wanted) {
        return told.value().filter(version -> wanted.equals(version.release())).isPresent();
    }

    static FactKey<OpenmldbComponents> components(String moment) {
        return new FactKey<>(moment + ".components", OpenmldbComponents.class);
    }

    static OpenmldbComponents components(Answer answer) {
        return OpenmldbComponents.parse(WholeOutput.of("openmldb show components", answer));
    }

    /** @param wanted the release that is to serve */
    StepScript serves(Component component, Turn turn, Wanted wanted) {
        var moves = new ArrayList<Move>();
        moves.add(new Poll<>(
                component.endpoint() + " serves " + wanted.told(),
                component.host(),
                component.version(),
                Known.version(SERVES, component),
                Told.reading(OpenmldbVersion::parse),
                (told, facts) -> isRelease(told, wanted.of().apply(facts)),
                1,
                PACE,
                PACE,
                REGISTERS));
        moves.add(Stop.running(SERVES, component));
        moves.add(
                new Check("its pid file names a process that lives", facts -> judgeProcess(facts, SERVES, component)));
        moves.addAll(known(component));
        return StepScript.onceForTheRun("See that the " + component + " serves", turn.of(component, moves));
    }

    static Judgement judgeProcess(Facts facts, String moment, Component component) {
        Processes now = facts.get(Known.processes(moment, component));
        boolean watched = facts.get(Known.processes(Known.BEFORE, component)).watched();
        var weighing = new Weighing("the process of the pid file lives, below a watchdog if it was so before");
        weighing.that(
                now.component().filter(Processes.Named::lives).isPresent(), now.toString(), component + ": " + now);
        now.mistaken(component.kind()).ifPresent(told -> weighing.fails(component + ": " + told));
        weighing.that(
                watched == now.watched(),
                watched ? "under the watchdog as before" : "without a watchdog as before",
                component + (watched ? " ran under the watchdog and does not any more" : " runs under a watchdog now"));
        return weighing.judgement();
    }

    private List<Move> known(Component component) {
        return switch (component.kind()) {
            case NAMESERVER -> nameserver(component);
            case TABLET -> List.of(healthy(component));
            case TASKMANAGER ->
                List.of(looks.until(
                        "a taskmanager is online",
                        site.client().sql("show components;"),
                        components(component.key() + "." + SERVES),
                        Serving::components,
                        all -> all.components().stream()
                                .anyMatch(row -> row.role().equals("taskmanager")
                                        && row.status().equals("online")
                                        && (site.all(Kind.TASKMANAGER).size() > 1
                                                || row.endpoint().equals(component.endpoint()))),
                        REGISTERS));
            case APISERVER ->
                List.of(new Poll<>(
                        "the apiserver answers a question for the databases",
                        component.host(),
                        Command.of("curl", "-sS", "--max-time", "10", "http://" + component.endpoint() + "/dbs"),
                        new FactKey<>(component.key() + ".dbs", ApiDatabases.class),
                        ApiDatabases::read,
                        ApiDatabases::answered,
                        1,
                        PACE,
                        PACE,
                        REGISTERS));
        };
    }

    Move healthy(Component tablet) {
        return looks.until(
                tablet.endpoint() + " is kHealthy",
                site.client().nameserver("showtablet"),
                Known.tablets(tablet.key() + "." + SERVES),
                Looks::tablets,
                tablets -> isHealthy(tablets, tablet.endpoint()),
                REGISTERS);
    }

    static boolean isHealthy(OpenmldbTablets tablets, String endpoint) {
        return tablets.tablets().stream()
                .anyMatch(row -> row.endpoint().equals(endpoint) && row.state().equals("kHealthy"));
    }

    /** The cluster has a nameserver that leads, and is as it was; an empty list of databases alone would prove nothing. */
    private List<Move> nameserver(Component component) {
        String moment = component.key() + "." + SERVES;
        return List.of(
                looks.until(
                        component.endpoint() + " is registered",
                        site.client().nameserver("showns"),
                        Known.nameservers(moment),
                        answer -> OpenmldbNameservers.parse(WholeOutput.of("openmldb showns", answer)),
                        all -> all.nameservers().stream()
                                .anyMatch(row -> row.endpoint().equals(component.endpoint())),
                        REGISTERS),
                // Only a nameserver that leads answers this; its list of databases is whole then.
                looks.autoFailover(moment),
                looks.databases(moment),
                looks.tablets(moment),
                looks.ops(moment),
                new Check("databases, tablets and auto_failover are as before", facts -> judgeCluster(facts, moment)));
    }

    private Judgement judgeCluster(Facts facts, String moment) {
        var weighing =
                new Weighing("the same databases, every tablet kHealthy, auto_failover as before, no new failure");
        List<String> before = facts.get(Known.databases(Known.BEFORE)).names();
        List<String> now = facts.get(Known.databases(moment)).names();
        weighing.that(now.containsAll(before), "all databases", "databases were " + before + ", are " + now);
        facts.get(Known.tablets(moment)).tablets().stream()
                .filter(tablet -> !tablet.state().equals("kHealthy"))
                .forEach(tablet -> weighing.fails(tablet.endpoint() + " is " + tablet.state()));
        String saved = facts.get(Known.autoFailover(Known.BEFORE));
        String value = facts.get(Known.autoFailover(moment));
        weighing.that(
                Objects.equals(saved, value), "auto_failover " + value, "auto_failover was " + saved + ", is " + value);
        weighing.add(Confirming.judgeOperations(facts, site, moment));
        return weighing.judgement();
    }
}
