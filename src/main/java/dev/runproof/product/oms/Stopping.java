package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Poll;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A3: OMS stops on all nodes of all regions, stays down, and nobody writes heartbeats any more. */
final class Stopping {
    static final String STOPPED = "stopped";

    /** The JVMs inside need longer than docker's ten seconds, after which they are killed. */
    private static final String GRACE_SECONDS = "120";

    private static final int KILLED = 137;
    private static final Duration STOP_LIMIT = Duration.ofMinutes(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(5);

    private final Site site;
    private final Looks looks;

    Stopping(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    /** T1, over all hosts and before the first stop; a step of its own, so that no later try moves it. */
    StepScript momentIsNoted(FirstStop first) {
        return StepScript.onceForTheRun("Note T1, the moment before the first stop", first.isNoted());
    }

    StepScript oldContainersAreStopped() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(stop(node, Known.oldName(node), "old", "docker start " + "OLD"));
        }
        for (Node node : site.nodes()) {
            moves.add(neverRestarted(node, Known.oldName(node), "old"));
        }
        return StepScript.onceForTheRun("Stop the old container on every node, and keep it down", moves);
    }

    /** Stopping a container that is stopped does nothing, so it may be repeated. */
    static Action stop(Node node, Pending container, String which, String undo) {
        return new Action(
                node.host(),
                Command.of(Known.dockerWords(node), "stop", "-t", GRACE_SECONDS, container)
                        .within(STOP_LIMIT),
                dev.runproof.model.Effect.CHANGES,
                Action.Repeat.REPEATABLE,
                Known.answer(node + "." + which + ".stop"),
                STOP_LIMIT,
                List.of(),
                java.util.Optional.empty(),
                undo);
    }

    /** With a restart policy it would come back with the engine, and fight for ports and databases. */
    static Action neverRestarted(Node node, Pending container, String which) {
        return Action.repeatable(
                node.host(),
                Command.of(Known.dockerWords(node), "update", "--restart=no", container),
                Known.answer(node + "." + which + ".policy"),
                "docker update --restart=<policy of before>");
    }

    StepScript nothingRuns() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(looks.containers(STOPPED, node));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check("the old container has exited on " + node, facts -> judgeStopped(facts, node)));
        }
        moves.add(silence(STOPPED));
        // OMS served until now: what was made since the survey is to be found again in the new version.
        moves.addAll(new MetaDbSurvey(site).projects(STOPPED));
        return StepScript.onceForTheRun("Prove that OMS stands still on every node", moves);
    }

    private Judgement judgeStopped(Facts facts, Node node) {
        Containers now = facts.get(Known.containers(STOPPED, node));
        OmsContainer before = Known.old(facts, node);
        var old = now.withId(before.id());
        if (old.isEmpty()) {
            return Judgement.fail(before.name() + " exists", "it is gone from " + node);
        }
        var weighing = new Weighing("exited, restart policy no, and no other container of OMS runs");
        weighing.that(old.get().status().equals("exited"), old.get() + " on " + node, old.get() + " on " + node);
        weighing.that(
                old.get().staysDown(),
                "restart policy no",
                "restart policy " + old.get().shown().restartPolicy() + " on " + node);
        weighing.that(
                now.running().isEmpty(),
                "nothing else runs",
                "on " + node + " runs "
                        + now.running().stream().map(OmsContainer::name).collect(Collectors.joining(", ")));
        if (old.get().exitCode() == KILLED) {
            weighing.note(old.get().name() + " on " + node + " did not end by itself and was killed: exit code 137");
        }
        return weighing.judgement();
    }

    /**
     * The old version has not run since it was stopped, or somebody knows that it may: what it had written is not in the backup.
     *
     * @param since the moment of an earlier look at the containers of every node
     * @param moment that of the look now
     * @param gate whose confirmation accepts it
     */
    List<Move> hasNotRunSince(String since, String moment, String gate) {
        FactKey<Confirmation> decided = Known.confirmed(gate + "." + moment);
        return List.of(
                Gate.decision(
                        gate,
                        "an old container that has run since its stop",
                        facts -> Optional.of(runsSince(facts, since, moment))
                                .filter(runs -> !runs.isEmpty())
                                .map(runs -> String.join("; ", runs)
                                        + ". What it has written since the stop is not in the backup, and its stop is not"
                                        + " the one that the pull-back counts from; runproof rollback and a new run make"
                                        + " both anew. Go on all the same?"),
                        decided),
                new Check("no old container has run since its stop", facts -> {
                    List<String> runs = runsSince(facts, since, moment);
                    return runs.isEmpty()
                            ? Judgement.pass("none")
                            : facts.find(decided)
                                    .map(by -> Judgement.pass(
                                            "accepted by " + by.value().by() + ": " + String.join("; ", runs)))
                                    .orElseGet(() -> Judgement.fail("none", String.join("; ", runs)));
                }));
    }

    private List<String> runsSince(Facts facts, String since, String moment) {
        var runs = new ArrayList<String>();
        for (Node node : site.nodes()) {
            OmsContainer before = Known.old(facts, node);
            var then =
                    facts.get(Known.containers(since, node)).withId(before.id()).map(OmsContainer::startedAt);
            var now = facts.get(Known.containers(moment, node))
                    .withId(before.id())
                    .map(OmsContainer::startedAt);
            if (!then.equals(now)) {
                runs.add(now.map(at -> before.name() + " on " + node + " was started again at " + at)
                        .orElse(before.name() + " is gone from " + node + ", so that there is no way back to it"));
            }
        }
        return runs;
    }

    /** The newest heartbeat of each region's database; a writer on a forgotten host shows here. */
    Poll<Rows> silence(String moment) {
        return new Poll<>(
                "no heartbeat grows for 30 s",
                site.database(),
                Looks.query("-", heartbeats("max(gmt_modified) as newest, count(*) as number", "")),
                new FactKey<>(moment + ".heartbeats", Rows.class),
                Looks::rows,
                (Predicate<Rows>) rows -> true,
                2,
                Duration.ofSeconds(5),
                SILENCE,
                SILENCE_LIMIT);
    }

    /** A statement about every heartbeat database: {@code place} is its name. */
    Pending heartbeats(String columns, String condition) {
        return Pending.word(
                "statement about every heartbeat database",
                facts -> Installation.of(site, facts).heartbeats().stream()
                        .map(name -> "select '" + name.replace("\\", "\\\\").replace("'", "''") + "' as place, "
                                + columns + " from `" + name.replace("`", "``") + "`.heart_beat" + condition)
                        .collect(Collectors.joining(" union all ", "", " order by place")));
    }
}
