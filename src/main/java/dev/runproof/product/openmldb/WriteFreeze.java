package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Poll;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.product.openmldb.state.Holdings;
import dev.runproof.product.openmldb.state.Offsets;
import dev.runproof.product.openmldb.state.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OM-S2: all writers are stopped; the offsets of the leaders prove it, not the numbers of rows. */
final class WriteFreeze {
    private static final String SECOND_LOOK = "frozen.again";
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration FOLLOWERS_CATCH_UP = Duration.ofMinutes(10);

    private final Site site;
    private final Looks looks;
    private final Watch watch;

    WriteFreeze(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.watch = new Watch(site);
    }

    StepScript writersAreStopped() {
        return StepScript.onceForTheRun(
                "Let the operator stop all writers",
                List.of(new Gate(
                        "OM-S2",
                        "all writers are stopped until OM-16",
                        facts -> Optional.of(question()),
                        Known.FREEZE)));
    }

    private String question() {
        return site.writesContinue()
                ? "Writes go on during the upgrade (openmldb.writes is continue): each change of a leader under writes may"
                        + " lose rows. Go on all the same?"
                : "Have all writers been stopped? They stay stopped until OM-16. Each change of a leader under writes may"
                        + " lose rows; the offsets of all leaders are watched, and the run stops when one of them moves.";
    }

    /** F. */
    StepScript offsetsAreRecorded() {
        return StepScript.onceForTheRun("Record the offsets of all leaders", allOffsets());
    }

    /** A freeze with a hole holds nothing there, and no later look could ever pass: it is whole, or there is none. */
    List<Move> allOffsets() {
        var moves = new ArrayList<Move>(looks.offsets(Known.FROZEN, (now, facts) -> now.complete()));
        moves.add(looks.tables(Known.FROZEN));
        moves.add(new Check("each leader tells its offset", this::judgeOffsets));
        return List.copyOf(moves);
    }

    private Judgement judgeOffsets(Facts facts) {
        Offsets offsets = Watch.offsets(facts, Known.FROZEN);
        return offsets.complete()
                ? Judgement.pass(offsets.leaders().size() + " leaders")
                : Judgement.unknown(
                        "the offset of each leader",
                        offsets.unread() + ". "
                                + Watch.bringBack(
                                        facts, Known.FROZEN, offsets.unread().keySet()));
    }

    /** At two looks ten seconds apart no leader's offset has moved. */
    StepScript nobodyWrites() {
        var moves = new ArrayList<Move>();
        moves.add(looks.staysForAWhile(SECOND_LOOK, BETWEEN_LOOKS));
        moves.addAll(looks.replicas(SECOND_LOOK));
        moves.add(looks.tables(SECOND_LOOK));
        moves.add(watch.holds(SECOND_LOOK));
        if (!site.writesContinue()) {
            moves.add(new Check(
                    "no table has more rows",
                    facts -> Rows.notGrown(
                            facts.get(Known.tables(Known.FROZEN)), facts.get(Known.tables(SECOND_LOOK)))));
        }
        return StepScript.onceForTheRun("See that no offset moves", moves);
    }

    /** A follower that is behind loses its arrears when it is made leader. */
    StepScript followersHaveCaughtUp() {
        var moves = new ArrayList<Move>();
        moves.add(looks.placement(SECOND_LOOK));
        moves.add(new Poll<Holdings>(
                "every follower has the offset of its leader",
                site.operation(),
                site.client().partitionsOn(site.tabletEndpoints()),
                Known.holdings(SECOND_LOOK),
                Holdings::read,
                (holdings, facts) -> site.writesContinue()
                        || watch.freeze(facts)
                                        .followersCaughtUp(
                                                facts.get(Known.placement(SECOND_LOOK)),
                                                holdings,
                                                Watch.offsets(facts, Known.FROZEN))
                                        .verdict()
                                == Verdict.PASS,
                1,
                PACE,
                PACE,
                FOLLOWERS_CATCH_UP));
        return StepScript.onceForTheRun("See that every follower has caught up", moves);
    }
}
