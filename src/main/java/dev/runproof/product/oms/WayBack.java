package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.oms.backup.Backups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A13: how far the upgrade has come, and so which way leads back.
 *
 * <p>Until an initialisation may have begun the databases belong to the old version: nothing is dropped or restored then (the
 * short way). From there on they are restored from the proved backup (the full way).
 */
final class WayBack {
    static final String FOUND = "way.back";
    static final String CLEARED = "way.back.cleared";

    private static final Duration LOGS = Duration.ofMinutes(1);
    private static final String LINES_OF_LOGS = "2000";

    private final Site site;
    private final Looks looks;
    private final Schemas schemas;

    WayBack(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.schemas = new Schemas(site);
    }

    /** Whether anything was recorded that could be gone back to. */
    static boolean recorded(Site site, Facts facts) {
        return facts.knows(Schemas.structures(Known.BEFORE))
                && facts.knows(Known.ha(Known.BEFORE))
                && site.nodes().stream().allMatch(node -> facts.knows(Known.config(node)));
    }

    /** Whether containers may have been stopped; before that the old version runs on. */
    static Predicate<Facts> stopped() {
        return facts -> facts.knows(Known.STOP_BEGINS);
    }

    /** Whether the databases have to be restored. */
    static Predicate<Facts> full(Site site) {
        return facts -> facts.knows(Known.INITIALISATION_BEGINS) || facts.knows(decision(site));
    }

    /** It lasts: once a restore was begun on it, only the full way leads on. */
    private static FactKey<Confirmation> decision(Site site) {
        return FactKey.lasting("confirmed." + site.step("R0") + ".full", Confirmation.class);
    }

    private static Optional<OmsContainer> fresh(Facts facts, String moment, Node node) {
        return facts.get(Known.containers(moment, node)).named(node.newContainer());
    }

    /** Whether the upgrade has made a container on this node: its name was free before. */
    static Predicate<Facts> hasNew(Node node) {
        return facts -> fresh(facts, FOUND, node).isPresent();
    }

    StepScript extentIsFound() {
        var moves = new ArrayList<Move>();
        moves.add(
                new Check(
                        "the picture of before the upgrade is known",
                        facts -> recorded(site, facts)
                                ? Judgement.pass("it is")
                                : Judgement.fail(
                                        "what was there before",
                                        "the run had not recorded it: it had changed nothing, and there is nothing to take back")));
        for (Node node : site.nodes()) {
            moves.add(looks.containers(FOUND, node));
        }
        moves.add(new HaParameter(site).row(FOUND));
        moves.add(schemas.read(FOUND));
        for (Node node : site.nodes()) {
            moves.add(new Check("the old container is there on " + node, facts -> judgeOld(facts, FOUND, node)));
        }
        moves.add(Gate.decision(
                site.step("R0") + "-full",
                "databases that are no longer the old version's although no initialisation is on record",
                this::question,
                decision(site)));
        moves.add(new Check("which way leads back", this::judgeWay));
        return StepScript.onceForTheRun("Find what the upgrade has changed", moves);
    }

    /** No DROP before the old version is known to be there on every host, by the name that it is started by. */
    private static Judgement judgeOld(Facts facts, String moment, Node node) {
        OmsContainer before = Known.old(facts, node);
        Containers all = facts.get(Known.containers(moment, node));
        var now = all.withId(before.id());
        if (now.isEmpty()) {
            return Judgement.fail(
                    before.name() + " with the id " + before.id(),
                    "it is gone from " + node + ": nothing is dropped, for the old version could not be started on it");
        }
        var weighing = new Weighing("the image " + before.imageId() + " and the name " + before.name());
        weighing.that(
                now.get().imageId().equals(before.imageId()),
                node + ": " + now.get(),
                node + ": " + now.get().imageId() + " instead of " + before.imageId());
        before.renamed(all).ifPresent(renamed -> weighing.fails(node + ": " + renamed));
        return weighing.judgement();
    }

    private Optional<String> question(Facts facts) {
        if (full(site).test(facts) || !stopped().test(facts)) {
            return Optional.empty();
        }
        Judgement same = schemas.asBefore(facts, FOUND);
        return same.verdict() == dev.runproof.model.Verdict.PASS
                ? Optional.empty()
                : Optional.of("No initialisation is on record, and yet: " + same.actual()
                        + ". The old version is not started on that. Go the full way back, with a restore of all databases"
                        + " from the backup?");
    }

    private Judgement judgeWay(Facts facts) {
        var weighing = new Weighing("a way back");
        if (full(site).test(facts)) {
            weighing.holds("the full way: all databases are restored from the backup");
        } else if (stopped().test(facts)) {
            weighing.holds("the short way: the databases still belong to the old version, nothing is dropped");
        } else {
            weighing.holds("the old version never stopped: only ha.config goes back");
        }
        if (Backups.restoreHasBegun(facts)) {
            weighing.note(
                    "an earlier way back has begun to restore: what it found before its first drop is what counts as"
                            + " untouched");
        }
        for (Node node : site.nodes()) {
            weighing.note(node + ": "
                    + facts.get(Known.containers(FOUND, node)).oms().stream()
                            .map(OmsContainer::toString)
                            .collect(Collectors.joining(", ")));
        }
        return weighing.judgement();
    }

    StepScript isConfirmed() {
        String gate = site.step("R0");
        return StepScript.onceForTheRun(
                "Let the operator confirm the way back",
                List.of(new Gate(
                        gate,
                        "the old version comes back",
                        facts -> Optional.of(
                                full(site).test(facts)
                                        ? "Stop the new version on every node, drop "
                                                + String.join(
                                                        ", ",
                                                        Installation.of(site, facts)
                                                                .databases())
                                                + ", restore them from the backup and start the old version? What was"
                                                + " written since the stop is lost."
                                        : stopped().test(facts)
                                                ? "Remove the new containers where there are any and start the old version"
                                                        + " on the databases as they are?"
                                                : "Put ha.config back? The old version was never stopped."),
                        Known.confirmed(gate))));
    }

    /** T3, like T1 and T2 on the controller's clock; what the pull-back goes by is the time since T1. */
    StepScript newContainersAreStopped() {
        var moves = new ArrayList<Move>();
        moves.add(new Standstill(site).moment(new FactKey<>("T3", Instant.class)));
        for (Node node : site.nodes()) {
            moves.addAll(Only.all(
                    "the upgrade has made a container on " + node,
                    hasNew(node),
                    List.of(
                            new Probe<>(
                                    node.host(),
                                    Command.of(
                                                    Known.dockerWords(node),
                                                    "logs",
                                                    "--tail",
                                                    LINES_OF_LOGS,
                                                    node.newContainer())
                                            .within(LOGS),
                                    Known.answer(node + ".new.logs"),
                                    answer -> answer),
                            Stopping.stop(
                                    node,
                                    Pending.word("new container", facts -> node.newContainer()),
                                    "new",
                                    "docker start of it"))));
            moves.add(others(node));
        }
        return StepScript.onceForTheRun("Stop every container of OMS that is not the old one", moves);
    }

    /** A forgotten container would write into databases that are being dropped. */
    private Move others(Node node) {
        return new Only(
                "another container of OMS runs on " + node,
                stopped().and(facts -> !strangers(facts, node).isEmpty()),
                new Action(
                        node.host(),
                        Command.of(
                                Known.dockerWords(node),
                                "stop",
                                "-t",
                                "120",
                                new Pending("other containers of OMS", facts -> strangers(facts, node))),
                        Effect.CHANGES,
                        Action.Repeat.REPEATABLE,
                        Known.answer(node + ".others.stop"),
                        Duration.ofMinutes(10),
                        List.of(),
                        Optional.empty(),
                        "docker start of them"));
    }

    private static List<String> strangers(Facts facts, Node node) {
        String old = Known.old(facts, node).id();
        return facts.get(Known.containers(FOUND, node)).running().stream()
                .filter(container ->
                        !container.id().equals(old) && !container.name().equals(node.newContainer()))
                .map(OmsContainer::name)
                .toList();
    }

    /** Nothing of OMS but what never stopped, and no heartbeat. */
    StepScript nothingNewRuns() {
        var moves = new ArrayList<Move>(nothingRuns(CLEARED));
        moves.add(new Only("all databases are restored", full(site), new Stopping(site).silence(CLEARED)));
        moves.addAll(new Databases(site).stateBeforeDrop());
        return StepScript.onceForTheRun("Prove that nothing writes into the databases", moves);
    }

    /** No container of OMS runs but an old one that never stopped, and the old one is there. */
    List<Move> nothingRuns(String moment) {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(looks.containers(moment, node));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check(
                    "nothing of the new version runs on " + node, facts -> judgeCleared(facts, moment, node)));
            moves.add(new Check("the old container is there on " + node, facts -> judgeOld(facts, moment, node)));
        }
        return moves;
    }

    private Judgement judgeCleared(Facts facts, String moment, Node node) {
        String old = Known.old(facts, node).id();
        var running = facts.get(Known.containers(moment, node)).running().stream()
                .filter(container -> full(site).test(facts) || !container.id().equals(old))
                .map(OmsContainer::name)
                .toList();
        return running.isEmpty()
                ? Judgement.pass(node + ": nothing of it runs")
                : Judgement.fail(
                        "no container of OMS runs",
                        "on " + node + ": " + String.join(", ", running)
                                + "; find out who has started it, and stop it before the way back goes on");
    }
}
