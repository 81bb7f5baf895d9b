package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.product.openmldb.state.Freeze;
import dev.runproof.product.openmldb.state.Offsets;
import java.util.ArrayList;
import java.util.List;

/**
 * OM-S2.5: the frozen offsets are compared before and after each step that changes something, since two looks do not see a
 * writer that comes once a minute. Greater: somebody writes. Less: rows are lost.
 */
final class Watch {
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
    List<Move> before(Kind kind, String change) {
        boolean nobodyAnswers =
                kind == Kind.NAMESERVER && site.all(Kind.NAMESERVER).size() == 1 && !change.startsWith(Stop.STOP);
        return nobodyAnswers ? List.of() : look(kind, "before: " + change);
    }

    private List<Move> look(Kind kind, String moment) {
        if (kind != Kind.NAMESERVER && kind != Kind.TABLET) {
            return List.of();
        }
        var moves = new ArrayList<Move>(looks.replicas(moment));
        moves.add(holds(moment));
        return moves;
    }

    /** The check alone, for a step that has looked already. */
    Check holds(String moment) {
        return new Check("every leader stands at its frozen offset", facts -> judge(facts, moment));
    }

    Judgement judge(Facts facts, String moment) {
        if (!facts.knows(Known.placement(Known.FROZEN))) {
            // Only a way back knows such a run: without a freeze nothing had been changed.
            return Judgement.pass("no freeze was in force");
        }
        Offsets now = offsets(facts, moment);
        Judgement judged = freeze(facts).holds(now);
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

    Freeze freeze(Facts facts) {
        return new Freeze(offsets(facts, Known.FROZEN), site.clusteredTables());
    }

    static Offsets offsets(Facts facts, String moment) {
        return Offsets.of(facts.get(Known.placement(moment)), facts.get(Known.holdings(moment)));
    }
}
