package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.ClusterHealth;
import java.util.ArrayList;
import java.util.List;

/**
 * OM-6: pre-upgrade moves the leaders away from one tablet.
 *
 * <p>The step converges: whatever an earlier try has left, it begins with what is there, heals it by OM-S6, lets the tool do
 * the rest, and judges the cluster against the baseline.
 */
final class LeadersAway {
    private final Site site;
    private final Looks looks;
    private final Watch watch;
    private final OperationTool tool;
    private final Leaders leaders;
    private final String way;

    /** @param way tells several passes over one tablet in one run apart; empty for the upgrade */
    LeadersAway(Site site, String way) {
        this.site = site;
        this.looks = new Looks(site);
        this.watch = new Watch(site);
        this.tool = new OperationTool(site);
        this.leaders = new Leaders(site);
        this.way = way;
    }

    static String moment(Component tablet, String way) {
        return tablet.key() + "." + way + "away";
    }

    /** At most one tablet is out of service at any time. */
    StepScript noOtherIsAway(Component tablet) {
        String moment = moment(tablet, way) + ".others";
        return StepScript.onceForTheRun(
                "See that no tablet is out of service",
                List.of(
                        looks.tablets(moment),
                        new Check(
                                "every tablet is kHealthy",
                                facts -> ClusterHealth.tabletsHealthy(facts.get(Known.tablets(moment))))));
    }

    StepScript areMoved(Component tablet) {
        String start = moment(tablet, way) + ".start";
        String done = moment(tablet, way);
        var moves = new ArrayList<Move>();
        moves.addAll(tool.restored(start));
        moves.addAll(leaders.picture(start));
        moves.add(watch.holds(start));
        moves.add(Statfile.look(site, tablet, way, start));
        moves.add(Statfile.others(site, tablet, start));
        moves.add(new Check("pre-upgrade may begin", facts -> judgeBeginning(facts, tablet, start)));
        moves.addAll(leaders.recoverHalfDone(start));
        moves.addAll(leaders.bringBackStrayed(
                start, facts -> AwayVerdicts.moves(facts, tablet).led()));
        moves.add(Action.repeatable(
                site.operation(),
                Command.of("mkdir", "-p", site.stateDirectory()),
                Known.answer(start + ".directory"),
                "none needed"));
        moves.addAll(completed(tablet, start, start));
        moves.addAll(Only.all(
                "the tablet leads a partition, or no statfile tells what was moved",
                facts -> !facts.get(Statfile.key(start)).present() || leads(facts, tablet, start),
                List.of(call(tablet, done))));
        moves.addAll(after(tablet, done));
        moves.addAll(again(tablet, done));
        moves.add(new Check("all leaders have left, and nothing else has changed", facts -> judge(facts, tablet)));
        moves.add(Action.repeatable(
                site.operation(),
                Command.of(
                        "cp",
                        "-p",
                        Statfile.path(site, tablet, way, "", ""),
                        Statfile.path(site, tablet, way, "", ".kept")),
                Known.answer(done + ".kept"),
                "none needed"));
        return StepScript.onceForTheRun("Move the leaders away from the " + tablet, moves);
    }

    private Action call(Component tablet, String moment) {
        var more = new ArrayList<Object>(
                List.of("--endpoints=" + tablet.endpoint(), Statfile.path(site, tablet, way, "--statfile=", "")));
        if (site.allowSingleReplica()) {
            more.add("--allow_single_replica");
        }
        return tool.manages(moment, "pre-upgrade", more.toArray());
    }

    private List<Move> after(Component tablet, String done) {
        var moves = new ArrayList<Move>(tool.restored(done));
        moves.addAll(leaders.picture(done));
        moves.add(Statfile.look(site, tablet, way, done));
        return moves;
    }

    /** Also where there is no statfile, once a leader was moved. */
    private List<Move> completed(Component tablet, String moment, String into) {
        return Statfile.completed(
                site,
                tablet,
                way,
                moment,
                into,
                facts -> facts.get(Statfile.key(moment)).present() || movedSome(facts, tablet, moment));
    }

    private static boolean movedSome(Facts facts, Component tablet, String moment) {
        return !facts.get(Known.placement(moment))
                .ledBy(tablet.endpoint())
                .containsAll(facts.get(Known.placement(Known.BEFORE)).ledBy(tablet.endpoint()));
    }

    /** One more try where the tool broke off: half-done partitions, the statfile, the rest of the leaders. */
    private List<Move> again(Component tablet, String done) {
        String second = done + ".again";
        var moves = new ArrayList<Move>(leaders.recoverHalfDone(done));
        moves.addAll(completed(tablet, done, done));
        moves.addAll(Only.all(
                "the tablet still leads a partition",
                facts -> facts.knows(OperationTool.ended(second)) || leads(facts, tablet, done),
                List.of(call(tablet, second))));
        var looksAgain = new ArrayList<Move>(tool.restored(second));
        looksAgain.addAll(leaders.picture(done));
        looksAgain.add(Statfile.look(site, tablet, way, done));
        moves.addAll(
                Only.all("the tool was called again", facts -> facts.knows(OperationTool.ended(second)), looksAgain));
        moves.addAll(completed(tablet, done, second));
        moves.add(looks.ops(done));
        moves.add(looks.tables(done));
        return moves;
    }

    private boolean leads(Facts facts, Component tablet, String moment) {
        return !AwayVerdicts.stillToMove(facts, site, tablet, moment).isEmpty();
    }

    /** Stale statfiles of other runs are refused; so is a cluster that is not in order, unless an earlier try left it so. */
    private Judgement judgeBeginning(Facts facts, Component tablet, String moment) {
        var weighing = new Weighing("no statfile of another run, every replica alive with its leader's offset");
        String others = facts.get(new FactKey<>(moment + ".other.statfiles", String.class));
        others.lines()
                .forEach(file -> weighing.fails("the statfile " + file
                        + " of another run is there: look what it has not brought back, then remove it"));
        boolean begun = movedSome(facts, tablet, moment);
        if (begun) {
            weighing.note("an earlier try had moved leaders away from " + tablet.endpoint() + ": it is healed first");
        } else {
            weighing.add(AwayVerdicts.mayBegin(facts, site, moment, watch));
            weighing.add(ReturnVerdicts.comparison(facts, moment).replicaSets());
        }
        return weighing.holds("nothing stands in the way").judgement();
    }

    private Judgement judge(Facts facts, Component tablet) {
        return AwayVerdicts.away(facts, site, tablet, moment(tablet, way), watch);
    }

    /** The state once more, by fresh readings. */
    StepScript leadsNothing(Component tablet) {
        String moment = moment(tablet, way) + ".proof";
        var moves = new ArrayList<Move>(looks.replicas(moment));
        moves.add(watch.holds(moment));
        moves.add(new Check("the tablet leads nothing but what the operator decided", facts -> {
            var left = facts.get(Known.placement(moment)).ledBy(tablet.endpoint());
            var kept = AwayVerdicts.stillToMove(facts, site, tablet, moment);
            return kept.isEmpty()
                    ? Judgement.pass(left.isEmpty() ? "it leads nothing" : "it leads " + left + " by decision")
                    : Judgement.fail("it leads nothing", "it leads " + kept);
        }));
        return StepScript.onceForTheRun("See that the " + tablet + " leads nothing", moves);
    }
}
