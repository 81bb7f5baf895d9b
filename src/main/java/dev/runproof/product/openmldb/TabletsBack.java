package dev.runproof.product.openmldb;

import dev.runproof.model.Facts;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.StepScript;
import java.util.ArrayList;
import java.util.function.Predicate;

/**
 * OM-R2: a tablet goes back with a whole pass of its own, with statfiles of its own; one that was only stopped, or whose
 * leaders were only moved away, gets its leaders back by the statfile of the upgrade.
 */
final class TabletsBack {
    /** In the names of the statfiles of the way back. */
    static final String WAY = "back-";

    private final Site site;

    TabletsBack(Site site) {
        this.site = site;
    }

    /** Not one that has ended for good: nobody can move its leaders. */
    private Predicate<Facts> leadsItsWay(Component tablet) {
        return WayBack.wasExchanged(tablet).and(facts -> isThere(facts, tablet));
    }

    /** Without its pid file it answers all the same, and who does neither may lead for the nameserver. */
    private boolean isThere(Facts facts, Component tablet) {
        String moment = WayBack.latest(facts, tablet);
        return facts.get(Known.processes(moment, tablet)).anything()
                || !AwayVerdicts.stillToMove(facts, site, tablet, moment).isEmpty();
    }

    /** A run that had frozen nothing had taken no tablet. */
    private static Predicate<Facts> taken(Component tablet) {
        return WayBack.wasTaken(tablet).and(WayBack::wasFrozen);
    }

    /** One whose process has run all the time has its data. */
    private static Predicate<Facts> isToGoBack(Component tablet) {
        return WayBack.isToGoBack(tablet).and(WayBack::wasFrozen);
    }

    /** Looks first: whether it lives and leads may have changed since the way back began. */
    StepScript leadersAreMovedAway(Component tablet) {
        var moves = new ArrayList<Move>();
        moves.add(Stop.running(WayBack.turn(tablet), tablet));
        moves.add(new Looks(site).placement(WayBack.turn(tablet)));
        StepScript away = Back.only(
                "Move the leaders away from the " + tablet + " where it was exchanged",
                tablet + " was exchanged, and lives, answers or leads",
                leadsItsWay(tablet),
                new LeadersAway(site, WAY).areMoved(tablet).moves());
        moves.addAll(away.moves());
        return StepScript.onceForTheRun(away.purpose(), moves);
    }

    StepScript dataIsRecovered(Component tablet) {
        return Back.only(
                "Recover the data of the " + tablet + " where nobody else does",
                tablet + " was exchanged or did not run",
                WayBack.isToGoBack(tablet),
                new TabletBack(site).dataIsRecovered(tablet).moves());
    }

    StepScript isReallyBack(Component tablet) {
        return Back.only(
                "Wait until the " + tablet + " is really back",
                tablet + " was exchanged or did not run",
                isToGoBack(tablet),
                new TabletBack(site).isReallyBack(tablet, Wanted.before(tablet)).moves());
    }

    StepScript leadersAreBroughtBack(Component tablet) {
        var moves = new ArrayList<Move>(Only.all(
                tablet + " had its leaders moved away on this way back",
                leadsItsWay(tablet),
                new LeadersBack(site, WAY).areBack(tablet).moves()));
        moves.addAll(Only.all(
                tablet + " was not exchanged, or neither lived nor led",
                leadsItsWay(tablet).negate().and(taken(tablet)),
                new LeadersBack(site, "").areBack(tablet).moves()));
        moves.add(Statfile.remove(site, tablet, "", tablet.key() + ".forward"));
        moves.add(Statfile.remove(site, tablet, WAY, tablet.key() + ".backward"));
        return StepScript.onceForTheRun("Bring the leaders back to the " + tablet, moves);
    }

    StepScript leadersAreAsBefore(Component tablet) {
        return Back.only(
                "Compare leaders and replicas with those of before",
                "the upgrade had come to " + tablet,
                taken(tablet),
                new LeadersBack(site, WAY).isAsBefore(tablet).moves());
    }
}
