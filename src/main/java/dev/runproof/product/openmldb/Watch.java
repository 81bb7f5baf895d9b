package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.product.openmldb.state.Freeze;
import dev.runproof.product.openmldb.state.Offsets;
import dev.runproof.product.openmldb.state.PartitionId;
import dev.runproof.product.openmldb.state.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * OM-S2.5: the frozen offsets are compared before and after each step that changes something, since two looks do not see a
 * writer that comes once a minute. Greater: somebody writes. Less: rows are lost. Not readable: it is looked again.
 */
final class Watch {
    private static final String HOLDS = "every leader stands at its frozen offset";

    private final Site site;
    private final Looks looks;

    Watch(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    /**
     * Before a change of a component; it is the look behind the change before it as well. From the resume of writes on, which
     * comes before taskmanager and apiserver, nothing.
     */
    List<Move> before(Component component, String change) {
        return nobodyAnswers(component, change) ? List.of() : look(component, change);
    }

    /** The moment of the look before a change. */
    static String before(String change) {
        return "before: " + change;
    }

    /** While the only nameserver is away nobody tells where leaders are, and nobody moves one. */
    private boolean nobodyAnswers(Component component, String change) {
        return component.kind() == Kind.NAMESERVER
                && site.all(Kind.NAMESERVER).size() == 1
                && !change.startsWith(Stop.STOP);
    }

    private List<Move> look(Component component, String change) {
        if (component.kind() != Kind.NAMESERVER && component.kind() != Kind.TABLET) {
            return List.of();
        }
        String moment = before(change);
        var moves = new ArrayList<Move>(looks.offsets(
                moment,
                (now, facts) -> compare(facts, now, concerned(facts, moment, component, change, now))
                                .verdict()
                        != Verdict.UNKNOWN));
        moves.add(new Check(
                HOLDS,
                facts -> judge(facts, moment, concerned(facts, moment, component, change, offsets(facts, moment)))));
        return moves;
    }

    /**
     * All but what has its only replica on the tablet itself and is away with it: by the operator's decision, or until it is
     * started.
     */
    private Predicate<PartitionId> concerned(
            Facts facts, String moment, Component component, String change, Offsets now) {
        if (component.kind() != Kind.TABLET || !(site.allowSingleReplica() || change.startsWith(Starting.START))) {
            return partition -> true;
        }
        var alone = Set.of(component.endpoint());
        var before = facts.get(Known.placement(Known.BEFORE));
        var present = facts.get(Known.placement(moment));
        return partition -> !(now.unread().containsKey(partition)
                && before.endpoints(partition).equals(alone)
                && present.endpoints(partition).equals(alone));
    }

    /** The check alone, for a step that has looked already. */
    Check holds(String moment) {
        return new Check(HOLDS, facts -> judge(facts, moment));
    }

    Judgement judge(Facts facts, String moment) {
        return judge(facts, moment, partition -> true);
    }

    private Judgement judge(Facts facts, String moment, Predicate<PartitionId> concerned) {
        Judgement judged = compare(facts, offsets(facts, moment), concerned);
        if (site.writesContinue() && judged.verdict() == Verdict.FAIL) {
            return Judgement.pass("writes go on by the operator's decision", "rows may be lost: " + judged.actual());
        }
        if (judged.verdict() == Verdict.PASS) {
            return judged;
        }
        return new Judgement(
                judged.verdict(),
                judged.expected(),
                judged.actual() + "; " + moment + ". " + whatNext(facts, moment, judged.verdict(), concerned),
                judged.notes());
    }

    private Judgement compare(Facts facts, Offsets now, Predicate<PartitionId> concerned) {
        // Only a way back knows a run without one: without a freeze nothing had been changed.
        return WayBack.wasFrozen(facts)
                ? freeze(facts).holds(now, concerned)
                : Judgement.pass("no freeze was in force");
    }

    private String whatNext(Facts facts, String moment, Verdict verdict, Predicate<PartitionId> concerned) {
        Offsets now = offsets(facts, moment);
        if (verdict == Verdict.UNKNOWN) {
            return bringBack(
                    facts,
                    moment,
                    now.unread().keySet().stream().filter(concerned).toList());
        }
        return "Nothing more is started, stopped or moved; "
                + (freeze(facts).somebodyWrites(now, concerned)
                        ? "go on only after the writers were found and a new freeze was proved"
                        : "rows are missing or not loaded: find out where they are, then resume");
    }

    /** What to do about partitions whose leader does not tell its offset. */
    static String bringBack(Facts facts, String moment, Collection<PartitionId> unread) {
        var placement = facts.get(Known.placement(moment));
        var holdings = facts.get(Known.holdings(moment));
        Set<Placement.At> dead = Set.copyOf(placement.notAlive());
        String tablets = unread.stream()
                .flatMap(partition -> placement.endpoints(partition).stream()
                        .filter(endpoint -> !holdings.answered(endpoint)
                                || dead.contains(new Placement.At(partition, endpoint))
                                || placement
                                        .leader(partition)
                                        .filter(endpoint::equals)
                                        .isPresent()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "Nobody can tell whether rows are there: bring " + (tablets.isEmpty() ? "the tablets" : tablets)
                + " back (start what does not run; replicas that stay dead all the same are taken up by openmldb_ops.py"
                + " --cmd=recoverdata), then resume";
    }

    /** What is left of the watch once writes were resumed; without a freeze nothing tells what there was. */
    Judgement nothingLost(Facts facts, String moment) {
        return site.writesContinue()
                ? Judgement.pass("writes went on by the operator's decision")
                : freeze(facts).nothingLost(offsets(facts, moment));
    }

    Freeze freeze(Facts facts) {
        return new Freeze(offsets(facts, Known.FROZEN), site.clusteredTables());
    }

    static Offsets offsets(Facts facts, String moment) {
        return Offsets.of(facts.get(Known.placement(moment)), facts.get(Known.holdings(moment)));
    }
}
