package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The old containers come back on every node, by their own names, with the image and the policy that they had. */
final class OldAgain {
    static final String BACK = "back";

    private final Site site;
    private final Looks looks;
    private final Schemas schemas;

    OldAgain(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.schemas = new Schemas(site);
    }

    private Predicate<Facts> shortWay() {
        return WayBack.stopped().and(WayBack.full(site).negate());
    }

    /** Without a complete backup only the structure can be compared; it tells whether somebody has migrated anything. */
    List<Move> structuresAreTheOldOnes(Predicate<Facts> when) {
        return Only.all(
                "nothing was restored, and there is no complete backup",
                when,
                List.of(schemas.read(BACK), new Check("every database has the structure of before", facts -> {
                    Judgement same = schemas.asBefore(facts, BACK);
                    return same.verdict() == Verdict.PASS
                            ? same
                            : Judgement.unknown(
                                    same.expected(),
                                    same.actual() + ": the old version is not started on such databases");
                })));
    }

    /** On the short way the new container goes; on the full way it stays, and stays down. */
    StepScript newContainersAreOutOfTheWay() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.addAll(Only.all(
                    "nothing was restored, and the upgrade has made a container on " + node,
                    shortWay().and(WayBack.hasNew(node)),
                    List.of(Action.repeatable(
                            node.host(),
                            Command.shell(HostScripts.REMOVE, Known.docker(node), newId(node)),
                            Known.answer(node + ".new.rm"),
                            "docker run as in the plan of the upgrade"))));
            moves.addAll(Only.all(
                    "databases were restored, and the upgrade has made a container on " + node,
                    WayBack.full(site).and(WayBack.hasNew(node)),
                    List.of(Stopping.neverRestarted(
                            node, Pending.word("new container", facts -> node.newContainer()), "new"))));
        }
        return StepScript.onceForTheRun("Remove the new containers, or keep them down", moves);
    }

    private static Pending newId(Node node) {
        return Pending.word(
                "id of the new container",
                facts -> facts.get(Known.containers(WayBack.FOUND, node))
                        .named(node.newContainer())
                        .orElseThrow()
                        .id());
    }

    StepScript oldContainersAreStarted() {
        var moves = new ArrayList<Move>();
        moves.add(new Heartbeats(site, BACK).timeIsRead(BACK));
        for (Node node : site.nodes()) {
            moves.addAll(Only.all(
                    "OMS was stopped",
                    WayBack.stopped(),
                    List.of(
                            Action.repeatable(
                                    node.host(),
                                    Command.of(
                                            Known.dockerWords(node),
                                            "update",
                                            Pending.word(
                                                    "restart policy of before",
                                                    facts -> "--restart=" + policy(facts, node)),
                                            Known.oldName(node)),
                                    Known.answer(node + ".old.policy.back"),
                                    "docker update --restart=no"),
                            // Starting a container that runs does nothing, so it may be repeated.
                            Action.repeatable(
                                    node.host(),
                                    Command.of(Known.dockerWords(node), "start", Known.oldName(node)),
                                    Known.answer(node + ".old.start"),
                                    "docker stop of it"))));
        }
        return StepScript.onceForTheRun("Start the old container on every node", moves);
    }

    private static String policy(Facts facts, Node node) {
        String policy = Known.old(facts, node).shown().restartPolicy();
        return policy == null || policy.isEmpty() ? "no" : policy;
    }

    StepScript oldContainersRun() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(looks.containers(BACK, node));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check("the old container runs on " + node + " as before", facts -> judge(facts, node)));
        }
        for (Node node : site.nodes()) {
            moves.add(Readiness.awaited(BACK, node, Known.oldName(node), status -> status.allRunning()));
            moves.add(new Check(
                    "all programs run on " + node,
                    facts -> Readiness.judge(
                            facts.get(Readiness.programs(BACK, node)), node, status -> status.allRunning())));
        }
        return StepScript.onceForTheRun("Prove that the old version runs on every node", moves);
    }

    private Judgement judge(Facts facts, Node node) {
        OmsContainer before = Known.old(facts, node);
        Containers all = facts.get(Known.containers(BACK, node));
        var now = all.withId(before.id());
        if (now.isEmpty()) {
            return Judgement.fail(before.name(), "it is gone from " + node);
        }
        var weighing = new Weighing("running, with the image, the mounts and the restart policy of before");
        weighing.that(now.get().runs(), now.get() + " on " + node, now.get() + " on " + node);
        weighing.that(
                now.get().imageId().equals(before.imageId()),
                "image " + before.imageId(),
                "image " + now.get().imageId() + " instead of " + before.imageId());
        weighing.that(
                now.get().shown().binds().equals(before.shown().binds()),
                "the mounts of before",
                "other mounts: " + now.get().shown().binds());
        weighing.that(
                String.valueOf(now.get().shown().restartPolicy())
                        .equals(String.valueOf(before.shown().restartPolicy())),
                "restart policy " + before.shown().restartPolicy(),
                "restart policy " + now.get().shown().restartPolicy() + " instead of "
                        + before.shown().restartPolicy());
        weighing.that(
                WayBack.stopped().test(facts) || now.get().startedAt().equals(before.startedAt()),
                WayBack.stopped().test(facts) ? "started again" : "it never stopped",
                "it was started at " + now.get().startedAt() + ", though nobody should have stopped it");
        var left = all.named(node.newContainer());
        weighing.that(
                left.isEmpty()
                        || (WayBack.full(site).test(facts)
                                && !left.get().runs()
                                && left.get().staysDown()),
                left.isEmpty() ? "no new container" : "the new one is down",
                "the new container is there: "
                        + left.map(OmsContainer::toString).orElse(""));
        left.ifPresent(kept -> weighing.note(kept.name() + " is kept on " + node
                + " with its logs; before another upgrade: docker rm " + kept.name()));
        weighing.that(all.running().size() == 1, "nothing else of OMS runs", "also running: " + all.running());
        return weighing.judgement();
    }
}
