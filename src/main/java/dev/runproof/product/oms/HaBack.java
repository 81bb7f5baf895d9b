package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.StepScript;
import dev.runproof.parse.HaConfigText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** High availability on the way back: off before the new version stops, and in the end what it was before the upgrade. */
final class HaBack {
    static final String PUT_BACK = "ha.back";

    private static final FactKey<Instant> ASKED = new FactKey<>(PUT_BACK + ".asked", Instant.class);

    private static final String OFF_AGAIN = "ha.off.again";

    private final Site site;
    private final HaParameter parameter;
    private final Standstill standstill;

    HaBack(Site site) {
        this.site = site;
        this.parameter = new HaParameter(site);
        this.standstill = new Standstill(site);
    }

    /** Before the new version stops: it would go on moving components. A console that is dead does not keep the way back. */
    StepScript isOffForTheWayBack() {
        Predicate<Facts> due = WayBack.full(site)
                .and(facts -> HaState.at(HaParameter.NOW, facts).on());
        var moves = new ArrayList<Move>();
        moves.add(parameter.row(HaParameter.NOW));
        moves.addAll(Only.all(
                "HA is on",
                due,
                List.of(parameter.edit(
                        OFF_AGAIN,
                        site.first().console(),
                        facts -> HaConfigText.with(
                                HaState.at(HaParameter.NOW, facts).needed(), Map.of("enable", "false"))))));
        moves.add(parameter.row(OFF_AGAIN));
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
        Predicate<Facts> wasOn = facts -> HaState.at(Known.BEFORE, facts).on();
        // Somebody may have switched HA on by hand: the switch is right then, and rows since the stop would be lost.
        Predicate<Facts> differs =
                wasOn.and(facts -> !HaState.at(HaParameter.NOW, facts).on() || !reachesBack(facts, HaParameter.NOW));
        var moves = new ArrayList<Move>();
        moves.add(parameter.row(HaParameter.NOW));
        moves.addAll(Only.all("HA was on", wasOn, List.of(standstill.moment(ASKED))));
        moves.addAll(Only.all(
                "HA was on, and OMS was stopped",
                wasOn.and(WayBack.stopped()),
                List.of(standstill.clockHasRunOn(ASKED))));
        moves.addAll(parameter.edited(
                PUT_BACK,
                site.step(site.release() == Release.OMS_3_3_0 ? "R4" : "R6"),
                "HA was on, and is off or does not reach back to the stop",
                differs,
                site.first().oldConsole(),
                facts -> WayBack.stopped().test(facts)
                        ? HaConfigText.with(
                                HaState.at(HaParameter.NOW, facts).needed(), lookBack(facts, facts.get(ASKED)))
                        : HaState.at(Known.BEFORE, facts).needed()));
        return StepScript.onceForTheRun("Put high availability back to what it was", moves);
    }

    /** Whether Stores go back beyond the stop, as it was when HA was about to be put back; true where there was no stop. */
    private boolean reachesBack(Facts facts, String moment) {
        return !WayBack.stopped().test(facts)
                || standstill.isReachedBy(HaState.at(moment, facts), facts, facts.get(ASKED));
    }

    private Map<String, String> lookBack(Facts facts, Instant now) {
        var values = new LinkedHashMap<String, String>();
        values.put("enable", "true");
        values.put("refetchStoreIntervalMin", Long.toString(standstill.pullBack(facts, now)));
        return values;
    }

    StepScript isBack() {
        return StepScript.onceForTheRun(
                "Prove in the MetaDB that high availability is as it was",
                List.of(
                        parameter.polled(PUT_BACK, HaState::on),
                        new Check("ha.config is as it was", facts -> judgeBack(facts))));
    }

    private Judgement judgeBack(Facts facts) {
        HaState before = HaState.at(Known.BEFORE, facts);
        HaState after = HaState.at(PUT_BACK, facts);
        if (before.on() && !reachesBack(facts, PUT_BACK)) {
            return standstill.judgeReach(after, facts, facts.get(ASKED));
        }
        if (before.text().equals(after.text())) {
            return Judgement.pass(
                    before.text().isEmpty() ? "there is no HA in this version" : "byte for byte as before");
        }
        if (!WayBack.stopped().test(facts) || !before.on()) {
            return Judgement.fail("the text of before, byte for byte", "ha.config is another one");
        }
        List<String> changed = HaConfigText.differences(before.needed(), after.needed());
        return after.on() && List.of("refetchStoreIntervalMin").containsAll(changed)
                ? Judgement.pass(
                        "enable is true, refetchStoreIntervalMin " + after.refetchMinutes(),
                        Retention.beyond(after.refetchMinutes()).toArray(String[]::new))
                : Judgement.fail(
                        "enable true, and no other key changed than refetchStoreIntervalMin",
                        "enable is " + after.on() + ", changed: " + changed);
    }
}
