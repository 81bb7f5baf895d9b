package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** One version alone serves: what somebody, or the engine by itself, has started beside it writes to the same databases. */
final class Alone {
    private final Site site;
    private final BiFunction<Facts, Node, String> wanted;

    /** @param wanted the name of the container that runs */
    Alone(Site site, BiFunction<Facts, Node, String> wanted) {
        this.site = site;
        this.wanted = wanted;
    }

    static Alone ofTheNewVersion(Site site) {
        return new Alone(site, (facts, node) -> node.newContainer());
    }

    static Alone ofTheOldVersion(Site site) {
        return new Alone(site, (facts, node) -> Known.old(facts, node).name());
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
                    facts -> judge(facts.get(Known.containers(moment, node)), wanted.apply(facts, node), node)));
        }
        return moves;
    }

    private static Judgement judge(Containers all, String name, Node node) {
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
        return weighing.judgement();
    }
}
