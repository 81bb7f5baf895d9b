package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.product.openmldb.state.Freeze;
import dev.runproof.product.openmldb.state.Offsets;
import dev.runproof.product.openmldb.state.PartitionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * OM-S2.5: the frozen offsets are compared before and after each step that changes something, since two looks do not see a
 * writer that comes once a minute. Greater: somebody writes. Less: rows are lost.
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
        return nobodyAnswers(component, change) ? List.of() : look(component, "before: " + change);
    }

    /** While the only nameserver is away nobody tells where leaders are, and nobody moves one. */
    private boolean nobodyAnswers(Component component, String change) {
        return component.kind() == Kind.NAMESERVER
                && site.all(Kind.NAMESERVER).size() == 1
                && !change.startsWith(Stop.STOP);
    }

    private List<Move> look(Component component, String moment) {
        if (component.kind() != Kind.NAMESERVER && component.kind() != Kind.TABLET) {
            return List.of();
        }
        var moves = new ArrayList<Move>(looks.replicas(moment));
        moves.add(new Check(HOLDS, facts -> judge(facts, moment, it -> !isAway(facts, moment, component, it))));
        return moves;
    }

    /** By the operator's decision nobody tells the offset of a partition whose only replica is on a stopped tablet. */
    private boolean isAway(Facts facts, String moment, Component component, PartitionId partition) {
        return site.allowSingleReplica()
                && component.kind() == Kind.TABLET
                && facts.get(Known.placement(Known.BEFORE)).endpoints(partition).equals(Set.of(component.endpoint()))
                && offsets(facts, moment).unread().containsKey(partition);
    }

    /** The check alone, for a step that has looked already. */
    Check holds(String moment) {
        return new Check(HOLDS, facts -> judge(facts, moment));
    }

    Judgement judge(Facts facts, String moment) {
        return judge(facts, moment, partition -> true);
    }

    private Judgement judge(Facts facts, String moment, Predicate<PartitionId> concerned) {
        if (!facts.knows(Known.placement(Known.FROZEN))) {
            // Only a way back knows such a run: without a freeze nothing had been changed.
            return Judgement.pass("no freeze was in force");
        }
        Offsets now = offsets(facts, moment);
        Judgement judged = freeze(facts).holds(now, concerned);
        if (site.writesContinue() && judged.verdict() == Verdict.FAIL) {
            return Judgement.pass("writes go on by the operator's decision", "rows may be lost: " + judged.actual());
        }
        if (judged.verdict() == Verdict.PASS) {
            return judged;
        }
        return new Judgement(
                judged.verdict(),
                judged.expected(),
                judged.actual() + "; " + moment
                        + ". Nothing more is started, stopped or moved; go on only after the writers were found and a new"
                        + " freeze was proved",
                judged.notes());
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
