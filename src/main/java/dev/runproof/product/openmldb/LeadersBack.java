package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** OM-12: post-upgrade brings the leaders back, and removes the extra replicas; converges like {@link LeadersAway}. */
final class LeadersBack {
    private final Site site;
    private final Looks looks;
    private final Watch watch;
    private final OperationTool tool;
    private final Leaders leaders;
    private final String way;

    LeadersBack(Site site, String way) {
        this.site = site;
        this.looks = new Looks(site);
        this.watch = new Watch(site);
        this.tool = new OperationTool(site);
        this.leaders = new Leaders(site);
        this.way = way;
    }

    static String moment(Component tablet, String way) {
        return tablet.key() + "." + way + "return";
    }

    StepScript areBack(Component tablet) {
        String start = moment(tablet, way) + ".start";
        String done = moment(tablet, way);
        String second = done + ".again";
        var moves = new ArrayList<Move>();
        moves.addAll(tool.restored(start));
        moves.addAll(leaders.picture(start));
        moves.add(watch.holds(start));
        moves.addAll(leaders.recoverHalfDone(start));
        moves.add(Statfile.look(site, tablet, way, start));
        moves.addAll(leaders.bringBackStrayed(
                start,
                facts -> noStatfileIsDue(facts, tablet, start)
                        ? Set.of()
                        : AwayVerdicts.moves(facts, tablet).led()));
        moves.add(new Check(
                "the statfile is there, or all is back already", facts -> judgeBeginning(facts, tablet, start)));
        moves.addAll(Statfile.completed(
                site,
                tablet,
                way,
                start,
                start,
                facts -> facts.get(Statfile.key(start)).present()));
        moves.addAll(Only.all(
                "the statfile is there",
                facts -> facts.get(Statfile.key(start)).present(),
                List.of(call(tablet, done))));
        moves.addAll(tool.restored(done));
        moves.addAll(leaders.picture(done));
        moves.add(Statfile.look(site, tablet, way, done));
        moves.addAll(leaders.recoverHalfDone(done));
        var again = new ArrayList<Move>(List.of(call(tablet, second)));
        again.addAll(tool.restored(second));
        again.addAll(leaders.picture(done));
        again.add(Statfile.look(site, tablet, way, done));
        moves.addAll(Only.all(
                "leaders are not back and the statfile is still there",
                facts -> facts.knows(OperationTool.ended(second))
                        || (facts.get(Statfile.key(done)).present()
                                && !ReturnVerdicts.leadersAsBefore(facts, tablet, done)),
                again));
        moves.addAll(leaders.removeExtraReplicas(done, facts -> ReturnVerdicts.extraReplicas(facts, tablet, done)));
        moves.addAll(leaders.recoverHalfDone(done, second));
        moves.add(looks.ops(done));
        moves.add(looks.tables(done));
        moves.add(new Check(
                "leaders, replicas and rows are as before",
                facts -> ReturnVerdicts.returned(facts, site, done, watch)));
        moves.add(Statfile.remove(site, tablet, way, done));
        return StepScript.onceForTheRun("Bring the leaders back to the " + tablet, moves);
    }

    private dev.runproof.model.Action call(Component tablet, String moment) {
        return tool.manages(
                moment,
                "post-upgrade",
                "--endpoints=" + tablet.endpoint(),
                Statfile.path(site, tablet, way, "--statfile=", ""));
    }

    /**
     * Before pre-upgrade there is none yet, and post-upgrade deletes it: whatever has moved the leaders was not this run, and
     * nothing else brings them back.
     */
    private boolean noStatfileIsDue(Facts facts, Component tablet, String moment) {
        return !facts.get(Statfile.key(moment)).present()
                && (!facts.knows(OperationTool.ended(LeadersAway.moment(tablet, way)))
                        || facts.knows(OperationTool.ended(moment(tablet, way))));
    }

    /** Without the statfile the tool dies and leaves auto_failover off: it is not called then. */
    private Judgement judgeBeginning(Facts facts, Component tablet, String moment) {
        if (facts.get(Statfile.key(moment)).present()) {
            return Judgement.pass(facts.get(Statfile.key(moment)).toString());
        }
        String file = Statfile.of(site, tablet, way, facts);
        return ReturnVerdicts.leadersAsBefore(facts, tablet, moment)
                ? Judgement.pass("all leaders are back", "an earlier try had brought the leaders back")
                : Judgement.fail(
                        "the statfile " + file + " that pre-upgrade has written",
                        "it is gone, and leaders are not back; a copy of it is " + file
                                + ".kept: put it back, or an empty file, which is completed from the baseline; then resume");
    }

    /** The picture of before, by fresh readings. */
    StepScript isAsBefore(Component tablet) {
        String moment = moment(tablet, way) + ".proof";
        var moves = new ArrayList<Move>(looks.replicas(moment));
        moves.add(looks.autoFailover(moment));
        moves.add(watch.holds(moment));
        moves.add(new Check("leaders and replicas are as before the upgrade", facts -> {
            Judgement judged = ReturnVerdicts.asBefore(facts, moment);
            return judged.verdict() == Verdict.PASS ? Judgement.pass(judged.actual()) : judged;
        }));
        return StepScript.onceForTheRun("Compare leaders and replicas with those of before", moves);
    }
}
