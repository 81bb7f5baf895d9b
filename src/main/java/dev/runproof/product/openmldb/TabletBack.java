package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Poll;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.product.openmldb.state.Freeze;
import dev.runproof.product.openmldb.state.Holdings;
import dev.runproof.product.openmldb.state.Placement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * OM-11 and OM-S5: a tablet that is registered again has loaded nothing yet. With auto_failover on the nameserver recovers its
 * data, a moment later; with auto_failover off nobody does, now or later, and the documented command has to.
 */
final class TabletBack {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration OPERATIONS_APPEAR = Duration.ofSeconds(5);
    private static final Duration CATCHES_UP = Duration.ofMinutes(30);

    private final Site site;
    private final Looks looks;
    private final Watch watch;
    private final OperationTool tool;

    TabletBack(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.watch = new Watch(site);
        this.tool = new OperationTool(site);
    }

    private static String recovery(Component tablet) {
        return tablet.key() + ".recovery";
    }

    /**
     * Decided by the value of before the upgrade. Where somebody has switched auto_failover off meanwhile, switching it on
     * again makes up for nothing.
     */
    StepScript dataIsRecovered(Component tablet) {
        String moment = recovery(tablet);
        var moves = new ArrayList<Move>();
        moves.addAll(tool.restored(moment + ".start"));
        moves.add(looks.noOperations(moment));
        var calls = new ArrayList<Move>();
        calls.add(tool.manages(moment, "recoverdata"));
        calls.addAll(tool.restored(moment));
        calls.addAll(looks.replicas(moment));
        calls.add(new Check(
                "recoverdata found every table healthy, or recovered it", facts -> judgeRecovery(facts, moment)));
        Predicate<Facts> byNameserver = facts -> failover(facts) && tool.wasAsSaved(facts, moment + ".start");
        moves.addAll(Only.all(
                "auto_failover was off before the upgrade, or somebody has switched it off",
                byNameserver.negate(),
                calls));
        moves.add(new Only(
                "auto_failover was on before the upgrade, and still is",
                byNameserver,
                new Check(
                        "the nameserver recovers the data by itself",
                        facts -> Judgement.pass(
                                "recoverdata is not called",
                                "auto_failover was on: the nameserver recovers by itself, recoverdata would mark live"
                                        + " followers dead and load them again"))));
        return StepScript.onceForTheRun("Recover the data of the " + tablet + " where nobody else does", moves);
    }

    private static boolean failover(Facts facts) {
        return facts.get(Known.autoFailover(Known.BEFORE)).equals("true");
    }

    private static Judgement judgeRecovery(Facts facts, String moment) {
        return ToolCalls.run(ToolEnd.of(facts.get(OperationTool.ended(moment))))
                .recovered(facts.get(Known.placement(moment)));
    }

    /** The five points, at two looks. */
    StepScript isReallyBack(Component tablet, Wanted wanted) {
        String moment = tablet.key() + ".back";
        var moves = new ArrayList<Move>();
        moves.add(new Serving(site).healthy(tablet));
        // Recovery begins a moment after the tablet is healthy: nothing is under way before it does.
        moves.add(looks.staysForAWhile(moment + ".begins", OPERATIONS_APPEAR));
        moves.add(looks.noOperations(moment));
        moves.add(new Poll<Placement>(
                "every replica on " + tablet.endpoint() + " is alive",
                site.operation(),
                site.client().replicasOf(Looks::databaseNames),
                Known.placement(moment),
                Placement::read,
                placement -> placement.notAlive().stream()
                        .noneMatch(at -> at.endpoint().equals(tablet.endpoint())),
                1,
                PACE,
                PACE,
                CATCHES_UP));
        moves.add(new Poll<Holdings>(
                tablet.endpoint() + " holds all its partitions, each with the offset of its leader",
                site.operation(),
                site.client().partitionsOn(site.tabletEndpoints()),
                Known.holdings(moment),
                Holdings::read,
                (holdings, facts) -> state(tablet, wanted.of().apply(facts))
                                .caughtUp(facts.get(Known.placement(moment)), holdings, freezeInForce(facts))
                                .verdict()
                        == Verdict.PASS,
                1,
                PACE,
                PACE,
                CATCHES_UP));
        moves.add(looks.staysForAWhile(moment + ".again", OPERATIONS_APPEAR));
        String again = moment + ".again";
        moves.add(looks.tablets(again));
        moves.add(Starting.version(again, tablet));
        moves.add(looks.noOperations(again));
        moves.addAll(looks.replicas(again));
        moves.add(new Check(
                "the tablet is back with all its partitions",
                facts -> judgeBack(facts, tablet, moment, again, wanted)));
        moves.add(watch.holds(again));
        return StepScript.onceForTheRun("Wait until the " + tablet + " is really back", moves);
    }

    private dev.runproof.product.openmldb.state.TabletBack state(Component tablet, String release) {
        return new dev.runproof.product.openmldb.state.TabletBack(tablet.endpoint(), release);
    }

    private Judgement judgeBack(Facts facts, Component tablet, String earlier, String moment, Wanted wanted) {
        var version = facts.get(Known.version(moment, tablet));
        if (version.value().isEmpty()) {
            return Judgement.unknown("the release of " + tablet, version.complaint());
        }
        return state(tablet, wanted.of().apply(facts))
                .judge(
                        facts.get(Known.tablets(moment)),
                        version.value().get(),
                        facts.get(Known.ops(moment)),
                        facts.get(Known.placement(moment)),
                        facts.get(Known.holdings(moment)),
                        freezeInForce(facts),
                        Watch.offsets(facts, earlier));
    }

    private Optional<Freeze> freezeInForce(Facts facts) {
        return site.writesContinue() ? Optional.empty() : Optional.of(watch.freeze(facts));
    }
}
