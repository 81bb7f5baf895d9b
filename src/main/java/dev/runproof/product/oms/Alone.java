package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One version alone serves: what somebody, or the engine by itself, has started beside it writes to the same databases. The
 * other one rests, and the engine does not start it either.
 */
final class Alone {
    private final Site site;
    private final BiFunction<Facts, Node, String> wanted;
    private final Resting resting;

    /** The container of the other version among those that are there; empty where there is none. */
    private interface Resting {
        Optional<OmsContainer> among(Containers all, Facts facts, Node node);
    }

    /** @param wanted the name of the container that runs */
    private Alone(Site site, BiFunction<Facts, Node, String> wanted, Resting resting) {
        this.site = site;
        this.wanted = wanted;
        this.resting = resting;
    }

    static Alone ofTheNewVersion(Site site) {
        return new Alone(
                site,
                (facts, node) -> node.newContainer(),
                (all, facts, node) -> all.withId(Known.old(facts, node).id()));
    }

    static Alone ofTheOldVersion(Site site) {
        return new Alone(
                site,
                (facts, node) -> Known.old(facts, node).name(),
                (all, facts, node) -> all.named(node.newContainer()));
    }

    StepScript step(String moment) {
        return StepScript.of("Prove that no other version runs on any node", moves(moment));
    }

    List<Move> moves(String moment) {
        var looks = new Looks(site);
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(looks.containers(moment, node));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check(
                    "no other container of OMS runs on " + node,
                    facts -> judge(facts, facts.get(Known.containers(moment, node)), node)));
        }
        return moves;
    }

    private Judgement judge(Facts facts, Containers all, Node node) {
        String name = wanted.apply(facts, node);
        var weighing = new Weighing(name + " runs, and no other container of OMS");
        weighing.that(
                all.named(name).filter(OmsContainer::runs).isPresent(),
                name + " runs on " + node,
                name + " does not run on " + node);
        for (OmsContainer running : all.running()) {
            if (!running.name().equals(name)) {
                weighing.fails(
                        running.name() + " runs on " + node
                                + " as well: both write to the same databases; find out who has started it before it is stopped");
            }
        }
        Optional<OmsContainer> other = resting.among(all, facts, node);
        other.filter(container -> !container.staysDown())
                .ifPresent(container -> weighing.fails(container.name() + " on " + node + " has the restart policy "
                        + container.shown().restartPolicy() + ": the engine would start it beside " + name
                        + ", on the same databases; docker update --restart=no " + container.name()));
        other.filter(container -> !container.runs() && !container.rests())
                .ifPresent(container ->
                        weighing.fails(container + " on " + node + " does not rest; docker stop " + container.name()));
        Known.old(facts, node)
                .renamed(all)
                .ifPresent(renamed -> weighing.note("warning: before any way back, on " + node + ": " + renamed));
        return weighing.judgement();
    }
}
