package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.HaConfigText;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A2 and A12: high availability goes off before the old version stops, and on again when the new one serves. */
final class Ha {
    static final String PARAMETER = "ha.config";

    private static final String OFF = "ha.off";
    private static final String NOW = "ha.now";
    static final String ON = "ha.on";
    private static final String OFF_AGAIN = "ha.off.again";
    static final String PUT_BACK = "ha.back";
    private static final Duration WRITTEN = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final long SECONDS_OF_A_MINUTE = 60;

    private final Site site;
    private final Looks looks;
    private final MetaDbSurvey metaDb;

    Ha(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.metaDb = new MetaDbSurvey(site);
    }

    Probe<Rows> row(String moment) {
        return looks.rows(
                Known.ha(moment), metaDb.rm(), "select cfg_value from oms_normal_config where cfg_name = ?", PARAMETER);
    }

    /** The text of before, byte for byte, and what is unusual about it. */
    StepScript isRecorded() {
        return StepScript.onceForTheRun(
                "Record ha.config as it is",
                List.of(row(Known.BEFORE), new Check("ha.config can be read", facts -> judgeRecorded(facts))));
    }

    private Judgement judgeRecorded(Facts facts) {
        HaState before = HaState.at(Known.BEFORE, facts);
        if (before.text().isEmpty()) {
            return site.release().hasHa()
                    ? Judgement.fail("a row ha.config in rm", "there is none, though HA exists from 3.3.1 on")
                    : Judgement.pass("no ha.config: there is no HA in this version");
        }
        Optional<String> broken = before.unreadable();
        if (broken.isPresent()) {
            return Judgement.fail(
                    "a JSON object with the keys of HA",
                    broken.get() + ". Nothing was written: put a valid text into System Parameters > " + PARAMETER
                            + " first");
        }
        var read = before.read().orElseThrow();
        var weighing = new Weighing("a JSON object with the keys of HA")
                .that(
                        read.valid(),
                        "HA is " + (before.on() ? "on" : "off"),
                        "values of the wrong type: " + read.problems());
        read.otherEnables().forEach((key, value) -> {
            if (Boolean.TRUE.equals(value) && !before.on()) {
                weighing.note(key + " is true while HA as a whole is off");
            }
        });
        if (!read.missing().isEmpty()) {
            weighing.note("absent, added when HA goes on: " + read.missing());
        }
        return weighing.judgement();
    }

    /** Nothing where HA is off already: it is not touched then, neither here nor at the end. */
    StepScript isSwitchedOff() {
        Predicate<Facts> due = facts ->
                HaState.at(Known.BEFORE, facts).on() && HaState.at(NOW, facts).on();
        var moves = new ArrayList<Move>();
        moves.add(row(NOW));
        moves.addAll(edited(
                OFF,
                site.step("1"),
                "HA is on",
                due,
                site.first().oldConsole(),
                facts -> HaConfigText.with(HaState.at(NOW, facts).needed(), Map.of("enable", "false"))));
        return StepScript.onceForTheRun("Switch high availability off in the console", moves);
    }

    StepScript onlyTheSwitchChanged() {
        return StepScript.onceForTheRun(
                "Prove in the MetaDB that only the switch has changed",
                List.of(
                        polled(OFF, state -> !state.on()),
                        new Check("ha.config differs in enable only", facts -> judgeOff(facts))));
    }

    private Judgement judgeOff(Facts facts) {
        HaState before = HaState.at(Known.BEFORE, facts);
        HaState after = HaState.at(OFF, facts);
        if (!before.on()) {
            return before.text().equals(after.text())
                    ? Judgement.pass("HA was off before, and nothing was changed")
                    : Judgement.fail("the text of before", "somebody has changed ha.config meanwhile");
        }
        if (after.on()) {
            return Judgement.fail(
                    "enable is false in rm", "enable is still true: what was confirmed in the dialog did not arrive");
        }
        List<String> changed = HaConfigText.differences(before.needed(), after.needed());
        return changed.equals(List.of("enable"))
                ? Judgement.pass("enable is false, all else as before")
                : Judgement.fail("a change of enable alone", "changed: " + changed);
    }

    /**
     * An edit in the console, by the operator where the console cannot be driven.
     *
     * @param wanted the whole new text
     */
    private List<Move> edited(
            String moment,
            String gate,
            String condition,
            Predicate<Facts> due,
            HostName console,
            Function<Facts, String> wanted) {
        var answer = Known.answer(moment + ".edit");
        var byHand = new Gate(
                gate,
                "the same change by hand, where the console cannot be driven",
                // Without an answer the MetaDB has told that the change is there.
                facts -> facts.find(answer)
                        .flatMap(given -> ConsoleChange.of(given.value()).forTheOperator())
                        .map(why -> "The console on " + console
                                + " cannot be driven (" + why
                                + "). Log on, open System Management > System Parameters, search for "
                                + PARAMETER
                                + ", click the edit icon in its Value column, replace the value by the text below and"
                                + " click OK. Then confirm here; the change is looked for in the MetaDB.\n"
                                + wanted.apply(facts)),
                Known.confirmed(gate + "." + moment));
        return Only.all(condition, due, List.of(edit(moment, console, wanted), byHand));
    }

    /** An edit in the console that is not repeated when its outcome is not known: the MetaDB tells. */
    private Action edit(String moment, HostName console, Function<Facts, String> wanted) {
        var seen = moment + ".look";
        var look = new Look(List.of(row(seen)), facts -> {
            String text = HaState.at(seen, facts).needed();
            if (HaConfigText.differences(wanted.apply(facts), text).isEmpty()) {
                return new Look.Finding(Look.Conclusion.GO_ON, "written", "ha.config is as it was to be");
            }
            return text.equals(HaState.at(NOW, facts).needed())
                    ? new Look.Finding(Look.Conclusion.NOT_STARTED, "not written", "ha.config is as before")
                    : new Look.Finding(
                            Look.Conclusion.STOP, "changed otherwise", "look at ha.config in System Parameters");
        });
        return new Action(
                console,
                Command.of(
                        "modify",
                        PARAMETER,
                        Pending.word(
                                "ha.config as it is",
                                facts -> HaState.at(NOW, facts).needed()),
                        Pending.word("ha.config as it shall be", wanted)),
                Effect.CHANGES,
                Action.Repeat.ONCE,
                Known.answer(moment + ".edit"),
                Duration.ofMinutes(3),
                List.of(),
                Optional.of(look),
                "the same dialog with the text of before");
    }

    private Poll<Rows> polled(String moment, Predicate<HaState> good) {
        Probe<Rows> probe = row(moment);
        return new Poll<>(
                "ha.config is as it was to be",
                probe.host(),
                probe.command(),
                probe.yields(),
                probe.reading(),
                (rows, facts) -> !HaState.at(Known.BEFORE, facts).on() || good.test(HaState.of(rows)),
                1,
                PACE,
                PACE,
                WRITTEN,
                Poll.Late.IS_JUDGED);
    }

    /** One edit: the switch, and how far Stores go back; by the time that has passed since T1. */
    StepScript isSwitchedOn() {
        Predicate<Facts> due = facts -> HaState.at(Known.BEFORE, facts).on();
        var moves = new ArrayList<Move>();
        moves.add(row(NOW));
        moves.addAll(onAgain(ON, due));
        // The dialog may have taken longer than the margin: then once more, by the time that has passed now.
        Predicate<Facts> tooShort = due.and(facts -> !reachesBack(facts));
        moves.addAll(Only.all("the pull-back does not reach T1", tooShort, List.of(row(NOW))));
        moves.addAll(onAgain(ON + ".again", tooShort));
        return StepScript.onceForTheRun("Switch high availability on again in the console", moves);
    }

    private List<Move> onAgain(String moment, Predicate<Facts> due) {
        FactKey<Instant> asked = new FactKey<>(moment + ".asked", Instant.class);
        var moves = new ArrayList<Move>();
        moves.addAll(Only.all("HA was on before", due, List.of(moment(asked))));
        moves.addAll(edited(
                moment,
                site.step("11"),
                "HA was on before",
                due,
                site.first().console(),
                facts -> HaConfigText.with(HaState.at(NOW, facts).needed(), values(facts, facts.get(asked)))));
        moves.addAll(Only.all(
                "HA was on before",
                due,
                List.of(polled(ON, HaState::on), moment(Known.HA_IS_ON), new Verifying(site, ON).timeIsRead(ON))));
        return moves;
    }

    private Map<String, String> values(Facts facts, Instant now) {
        var values = new LinkedHashMap<String, String>();
        values.put("enable", "true");
        if (site.perceive()) {
            values.put("perceiveStoreClientCheckpoint", "true");
        } else {
            values.put("refetchStoreIntervalMin", Long.toString(pullBack(facts, now)));
        }
        return values;
    }

    /** The minutes since T1, rounded up, and the margin. */
    long pullBack(Facts facts, Instant now) {
        return minutesUp(sinceStop(facts, now)) + site.margin().toMinutes();
    }

    private static long minutesUp(Duration time) {
        return (time.toSeconds() + SECONDS_OF_A_MINUTE - 1) / SECONDS_OF_A_MINUTE;
    }

    /** How long OMS has stood, in the hosts' time. */
    private Duration sinceStop(Facts facts, Instant now) {
        Duration wall = Duration.between(facts.get(Known.STOP_BEGINS), now);
        return Duration.ofMillis((long) Math.ceil(wall.toMillis() * site.speed()));
    }

    private boolean reachesBack(Facts facts) {
        return site.perceive()
                || HaState.at(ON, facts).refetchMinutes() * SECONDS_OF_A_MINUTE
                        > sinceStop(facts, facts.get(Known.HA_IS_ON)).toSeconds();
    }

    /** The moment at which a move is made, by the controller's clock; it survives with the answer that it came from. */
    Probe<Instant> moment(FactKey<Instant> yields) {
        return new Probe<>(site.first().host(), Command.of("date", "+%s"), yields, Answer::at);
    }

    StepScript isOnAsBefore() {
        return StepScript.onceForTheRun(
                "Prove in the MetaDB that high availability is as it was",
                List.of(row(ON), new Check("ha.config is as it was but for the pull-back", facts -> judgeOn(facts))));
    }

    private Judgement judgeOn(Facts facts) {
        HaState before = HaState.at(Known.BEFORE, facts);
        HaState after = HaState.at(ON, facts);
        if (!before.on()) {
            return before.text().equals(after.text())
                    ? Judgement.pass("HA was off before and is off, nothing was changed")
                    : Judgement.fail("the text of before", "ha.config is another one: changed by somebody else");
        }
        var weighing = new Weighing("enable true, the pull-back beyond T1, all other keys as before");
        weighing.that(after.on(), "enable is true", "enable is not true in rm");
        List<String> changed = HaConfigText.differences(before.needed(), after.needed());
        String wanted = site.perceive() ? "perceiveStoreClientCheckpoint" : "refetchStoreIntervalMin";
        weighing.that(
                List.of(wanted).containsAll(changed),
                "changed: " + changed,
                "changed besides " + wanted + ": " + changed);
        var read = after.read().orElseThrow();
        if (site.perceive()) {
            weighing.that(
                    Boolean.TRUE.equals(read.perceiveStoreClientCheckpoint()),
                    "perceiveStoreClientCheckpoint is true",
                    "perceiveStoreClientCheckpoint is " + read.perceiveStoreClientCheckpoint());
            weighing.that(
                    Boolean.TRUE.equals(read.otherEnables().get("enableStore")),
                    "enableStore is true",
                    "enableStore is not true, without which perceiveStoreClientCheckpoint has no effect");
        } else {
            Duration stood = sinceStop(facts, facts.get(Known.HA_IS_ON));
            weighing.that(
                    reachesBack(facts),
                    "refetchStoreIntervalMin " + after.refetchMinutes() + " > " + minutesUp(stood)
                            + " minutes since T1",
                    "refetchStoreIntervalMin is " + after.refetchMinutes() + ", and since T1 " + minutesUp(stood)
                            + " minutes have passed: rows between would be lost");
        }
        return weighing.judgement();
    }

    /** Before the new version stops: it would go on moving components. A console that is dead does not keep the way back. */
    StepScript isOffForTheWayBack() {
        Predicate<Facts> due =
                WayBack.full(site).and(facts -> HaState.at(NOW, facts).on());
        var moves = new ArrayList<Move>();
        moves.add(row(NOW));
        moves.addAll(Only.all(
                "HA is on",
                due,
                List.of(edit(
                        OFF_AGAIN,
                        site.first().console(),
                        facts -> HaConfigText.with(HaState.at(NOW, facts).needed(), Map.of("enable", "false"))))));
        moves.add(row(OFF_AGAIN));
        moves.add(new Check("HA is off, or the databases of before have it off", facts -> judgeIrrelevant(facts)));
        return StepScript.onceForTheRun("Switch high availability off where it is on", moves);
    }

    private Judgement judgeIrrelevant(Facts facts) {
        if (!HaState.at(OFF_AGAIN, facts).on()) {
            return Judgement.pass("HA is off");
        }
        return WayBack.full(site).test(facts)
                ? Judgement.pass(
                        "HA is on in the new version",
                        "its console could not be used; the databases that are restored have HA off, as they were dumped")
                : Judgement.pass("HA is on, and nothing is restored: it is put back at the end");
    }

    /** As it was: byte for byte when OMS never stopped, else the switch, and a pull-back by the time since T1. */
    StepScript isPutBack() {
        Predicate<Facts> differs = facts ->
                HaState.at(Known.BEFORE, facts).on() && !HaState.at(NOW, facts).on();
        FactKey<Instant> asked = new FactKey<>(PUT_BACK + ".asked", Instant.class);
        var moves = new ArrayList<Move>();
        moves.add(row(NOW));
        moves.addAll(Only.all("HA was on and is off", differs, List.of(moment(asked))));
        moves.addAll(edited(
                PUT_BACK,
                site.step(site.release() == Release.OMS_3_3_0 ? "R4" : "R6"),
                "HA was on and is off",
                differs,
                site.first().oldConsole(),
                facts -> WayBack.stopped().test(facts)
                        ? HaConfigText.with(HaState.at(NOW, facts).needed(), lookBack(facts, facts.get(asked)))
                        : HaState.at(Known.BEFORE, facts).needed()));
        return StepScript.onceForTheRun("Put high availability back to what it was", moves);
    }

    private Map<String, String> lookBack(Facts facts, Instant now) {
        var values = new LinkedHashMap<String, String>();
        values.put("enable", "true");
        values.put("refetchStoreIntervalMin", Long.toString(pullBack(facts, now)));
        return values;
    }

    StepScript isBack() {
        return StepScript.onceForTheRun(
                "Prove in the MetaDB that high availability is as it was",
                List.of(polled(PUT_BACK, HaState::on), new Check("ha.config is as it was", facts -> judgeBack(facts))));
    }

    private Judgement judgeBack(Facts facts) {
        HaState before = HaState.at(Known.BEFORE, facts);
        HaState after = HaState.at(PUT_BACK, facts);
        if (before.text().equals(after.text())) {
            return Judgement.pass(
                    before.text().isEmpty() ? "there is no HA in this version" : "byte for byte as before");
        }
        if (!WayBack.stopped().test(facts) || !before.on()) {
            return Judgement.fail("the text of before, byte for byte", "ha.config is another one");
        }
        List<String> changed = HaConfigText.differences(before.needed(), after.needed());
        return after.on() && List.of("refetchStoreIntervalMin").containsAll(changed)
                ? Judgement.pass("enable is true, refetchStoreIntervalMin " + after.refetchMinutes())
                : Judgement.fail(
                        "enable true, and no other key changed than refetchStoreIntervalMin",
                        "enable is " + after.on() + ", changed: " + changed);
    }
}
