package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Verdict;
import dev.runproof.product.oms.StopFile.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * T1 beyond its run: the first stop since the components were last seen to run, in a file beside the backups.
 *
 * <p>An upgrade that was taken back may have left Stores that never ran again: those of the next attempt go back to the first
 * stop, not to the second. The file is written before the first stop and removed when the components were seen to run; a way
 * back writes it again, as the databases that it restores are those of that stop. It no longer counts when a next attempt
 * finds that they run, or when no source keeps its logs for so long.
 */
final class FirstStop {
    private static final FactKey<Kept> KEPT = new FactKey<>("first.stop", Kept.class);
    /** What a run that is taken back has left of it. */
    private static final FactKey<Kept> LEFT = new FactKey<>("first.stop.left", Kept.class);

    private static final FactKey<Kept> BACK = new FactKey<>("first.stop.back", Kept.class);
    private static final FactKey<Instant> NOW = new FactKey<>("first.stop.now", Instant.class);

    private final Site site;
    private final StopFile file;
    private final Standstill standstill;
    private final Predicate<Facts> ranBefore;

    /** @param ranBefore whether all components ran before the first change of this run */
    FirstStop(Site site, Predicate<Facts> ranBefore) {
        this.site = site;
        this.file = new StopFile(site);
        this.standstill = new Standstill(site);
        this.ranBefore = ranBefore;
    }

    /** Read before anything is changed, and how far Stores will go back at the least. */
    List<Move> isRecorded() {
        return List.of(file.read(KEPT), new Check("Stores can go back to the stop", this::judgeReach));
    }

    private Judgement judgeReach(Facts facts) {
        var notes = new ArrayList<String>();
        Kept kept = facts.get(KEPT);
        if (liesAhead(facts)) {
            return judgeAhead(facts);
        }
        Duration back = site.margin();
        if (counts(facts)) {
            back = back.plus(age(facts));
            notes.add("run " + kept.run() + " stopped OMS at " + kept.needed()
                    + ", and the components were not seen to run since: Stores go back to that moment");
        } else {
            kept.moment()
                    .ifPresent(moment -> notes.add("run " + kept.run() + " stopped OMS at " + moment + "; "
                            + (ranBefore.test(facts)
                                    ? "the components have run since"
                                    : "no source keeps its logs for so long")
                            + ", so that T1 will be the stop of this run"));
        }
        if (HaState.at(Known.BEFORE, facts).on() && !site.perceive()) {
            notes.addAll(Retention.beyond(Standstill.minutesUp(back)));
        }
        return new Judgement(
                Verdict.PASS,
                "",
                "Stores will go back by " + Standstill.minutesUp(back) + " minutes and the time that OMS stands",
                notes);
    }

    private boolean liesAhead(Facts facts) {
        Kept kept = facts.get(KEPT);
        return kept.moment().isPresent() && !kept.isNoLaterThan(read(facts));
    }

    /** Neither has anything run since such a stop, nor is it known how far Stores have to go back. */
    private Judgement judgeAhead(Facts facts) {
        Kept kept = facts.get(KEPT);
        Instant moment = kept.needed();
        return Judgement.unknown(
                "a stop in the past",
                "run " + kept.run() + " stopped OMS at " + moment + " by "
                        + file.path(facts) + " on " + site.backupHost()
                        + ", and the clock of this machine says " + read(facts) + ", "
                        + Duration.between(read(facts), moment).toSeconds()
                        + " s before that: it is wrong now, or was then. If it is wrong now, put it right. If it was wrong"
                        + " then, write the real moment of that stop into the file, or remove the file where all"
                        + " components have run since");
    }

    /** When the file was read, by the controller's clock. */
    private static Instant read(Facts facts) {
        return facts.find(KEPT).orElseThrow().at();
    }

    /** How long ago the stop was that the file tells, in the hosts' time, when it was read. */
    private Duration age(Facts facts) {
        return standstill.between(facts.get(KEPT).needed(), read(facts));
    }

    /** Whether T1 is that of an earlier run. */
    private boolean counts(Facts facts) {
        return facts.get(KEPT).moment().isPresent()
                && !liesAhead(facts)
                && !ranBefore.test(facts)
                && age(facts).compareTo(Retention.LONGEST) <= 0;
    }

    /** T1; from here on it is known to later runs as well. */
    List<Move> isNoted() {
        return List.of(
                standstill.moment(NOW),
                new Only(
                        "no earlier stop still counts",
                        facts -> !counts(facts),
                        file.keep("now", NOW, "first.stop.keep")),
                file.moment(Known.STOP_BEGINS),
                new Check("T1 is known", facts -> {
                    String told = "T1 is " + facts.get(Known.STOP_BEGINS);
                    return counts(facts)
                            ? Judgement.pass(
                                    told,
                                    told + ", the stop of run "
                                            + facts.get(KEPT).run())
                            : Judgement.pass(told);
                }));
    }

    /**
     * On the way back, before the old version starts on the databases of T1: a run that had ended well has removed the file,
     * and Stores that do not run again now have to go back to its stop in a next attempt.
     */
    List<Move> isKeptAgain() {
        return Only.all(
                "databases were restored",
                WayBack.full(site),
                List.of(
                        file.read(LEFT),
                        new Only(
                                "no first stop is kept that is as early",
                                facts -> !reachesT1(facts, LEFT),
                                file.keep("T1", Known.STOP_BEGINS, "first.stop.keep.again")),
                        file.read(BACK),
                        new Check(
                                "the first stop is known to a later run",
                                facts -> reachesT1(facts, BACK)
                                        ? Judgement.pass(
                                                "it is " + facts.get(BACK).needed())
                                        : Judgement.fail(
                                                "T1, " + facts.get(Known.STOP_BEGINS) + ", or an earlier stop",
                                                file.path(facts) + " on " + site.backupHost() + " does not tell it"))));
    }

    private static boolean reachesT1(Facts facts, FactKey<Kept> read) {
        return facts.get(read).isNoLaterThan(facts.get(Known.STOP_BEGINS));
    }

    /** Behind a comparison of the components, when it has found that all run. */
    Move isForgotten(String condition, Predicate<Facts> allRun) {
        return new Only(condition, allRun, file.forget());
    }
}
