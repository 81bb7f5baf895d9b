package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.product.openmldb.state.PartitionId;
import dev.runproof.product.openmldb.state.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * OM-S6: what heals a cluster in which pre-upgrade or post-upgrade broke off. The baseline is the truth, not the statfile,
 * which the tool writes at its end only.
 */
final class Leaders {
    private final Site site;
    private final Looks looks;

    Leaders(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    /** Point 2, and the picture that all else rests on. */
    List<Move> picture(String moment) {
        var moves = new ArrayList<Move>();
        moves.add(looks.noOperations(moment));
        moves.addAll(looks.replicas(moment));
        return moves;
    }

    /** Point 3: each replica that is held for dead, between a change of leader and its recovery, is taken up again. */
    List<Move> recoverHalfDone(String moment) {
        return recoverHalfDone(moment, moment);
    }

    /**
     * @param moment of the picture
     * @param name tells several repairs of one step apart
     */
    List<Move> recoverHalfDone(String moment, String name) {
        String after = name + ".recovered";
        var moves = new ArrayList<Move>();
        moves.add(Action.repeatable(
                site.operation(),
                Command.of(
                        "sh",
                        "-c",
                        HostScripts.RECOVER,
                        "sh",
                        site.client().program(),
                        site.zkCluster(),
                        site.zkRootPath(),
                        OperationTool.wanted(),
                        new Pending("replicas that are not alive", facts -> words(notAlive(facts, moment)))),
                Known.answer(after),
                "none needed"));
        moves.add(looks.noOperations(moment));
        moves.addAll(looks.replicas(moment));
        return Only.all(
                "a replica is not alive, as after a change of leader that was broken off",
                facts -> facts.knows(Known.answer(after))
                        || !notAlive(facts, moment).isEmpty(),
                moves);
    }

    private static List<Placement.At> notAlive(Facts facts, String moment) {
        return facts.get(Known.placement(moment)).notAlive();
    }

    /**
     * Leaders that a failover or somebody else has moved lead again where the baseline has them: no call of the tool for
     * another tablet would bring them back.
     *
     * @param byOthers the partitions whose leaders something else brings back
     */
    List<Move> bringBackStrayed(String moment, Function<Facts, Set<PartitionId>> byOthers) {
        String after = moment + ".strayed";
        var moves = new ArrayList<Move>();
        moves.add(Action.repeatable(
                site.operation(),
                Command.shell(
                        HostScripts.CHANGE_LEADERS,
                        site.client().program(),
                        site.zkCluster(),
                        site.zkRootPath(),
                        OperationTool.wanted(),
                        new Pending(
                                "partitions whose leader was moved", facts -> words(strayed(facts, moment, byOthers)))),
                Known.answer(after),
                "none needed"));
        moves.addAll(picture(moment));
        moves.addAll(recoverHalfDone(moment, after));
        moves.add(new Check("every leader that others had moved is back", facts -> {
            var left = strayed(facts, moment, byOthers);
            return left.isEmpty()
                    ? Judgement.pass("none is left", "OM-S6: leaders that others had moved were brought back")
                    : Judgement.fail("none is left", left.toString());
        }));
        return Only.all(
                "a leader is not where it was, and the replica there has all that it has",
                facts -> facts.knows(Known.answer(after))
                        || !strayed(facts, moment, byOthers).isEmpty(),
                moves);
    }

    private static List<Placement.At> strayed(Facts facts, String moment, Function<Facts, Set<PartitionId>> byOthers) {
        // Asked for once, not for each: finding them goes through all partitions.
        Set<PartitionId> none = byOthers.apply(facts);
        return ReturnVerdicts.comparison(facts, moment).strayed(facts.get(Known.holdings(moment))).stream()
                .filter(at -> !none.contains(at.partition()))
                .toList();
    }

    /** Point 6: replicas that the baseline does not have are removed again. */
    List<Move> removeExtraReplicas(String moment, Function<Facts, List<Placement.At>> extra) {
        String after = moment + ".removed";
        var moves = new ArrayList<Move>();
        moves.add(Action.repeatable(
                site.operation(),
                Command.of(
                        "sh",
                        "-c",
                        HostScripts.REMOVE_REPLICAS,
                        "sh",
                        site.client().program(),
                        site.zkCluster(),
                        site.zkRootPath(),
                        new Pending("replicas that the baseline does not have", facts -> words(extra.apply(facts)))),
                Known.answer(after),
                "none needed"));
        moves.add(looks.noOperations(moment));
        moves.addAll(looks.replicas(moment));
        return Only.all(
                "a partition has a replica that the baseline does not have",
                facts -> facts.knows(Known.answer(after)) || !extra.apply(facts).isEmpty(),
                moves);
    }

    private static List<String> words(List<Placement.At> replicas) {
        return replicas.stream()
                .flatMap(at -> List.of(
                        at.partition().table().database(),
                        at.partition().table().name(),
                        String.valueOf(at.partition().pid()),
                        at.endpoint())
                        .stream())
                .toList();
    }
}
