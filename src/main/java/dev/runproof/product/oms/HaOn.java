package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.StepScript;
import dev.runproof.parse.HaConfigText;
import dev.runproof.product.generic.Weighing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A12: high availability is on again as it was, and Stores go back beyond the stop. */
final class HaOn {
    static final String ON = "ha.on";

    private final Site site;
    private final HaParameter parameter;
    private final Standstill standstill;

    HaOn(Site site) {
        this.site = site;
        this.parameter = new HaParameter(site);
        this.standstill = new Standstill(site);
    }

    /** One edit: the switch, and how far Stores go back; by the time that has passed since T1. */
    StepScript isSwitchedOn() {
        Predicate<Facts> due = facts -> HaState.at(Known.BEFORE, facts).on();
        var moves = new ArrayList<Move>();
        moves.add(parameter.row(HaParameter.NOW));
        moves.addAll(onAgain(ON, due));
        // The dialog may have taken longer than the margin: then once more, by the time that has passed now.
        Predicate<Facts> tooShort = due.and(facts -> !reachesBack(facts));
        moves.addAll(Only.all("the pull-back does not reach T1", tooShort, List.of(parameter.row(HaParameter.NOW))));
        moves.addAll(onAgain(ON + ".again", tooShort));
        return StepScript.onceForTheRun("Switch high availability on again in the console", moves);
    }

    private List<Move> onAgain(String moment, Predicate<Facts> due) {
        FactKey<Instant> asked = new FactKey<>(moment + ".asked", Instant.class);
        var moves = new ArrayList<Move>();
        moves.addAll(Only.all("HA was on before", due, List.of(standstill.moment(asked))));
        if (!site.perceive()) {
            moves.addAll(Only.all("HA was on before", due, List.of(standstill.clockHasRunOn(asked))));
        }
        moves.addAll(parameter.edited(
                moment,
                site.step("11"),
                "HA was on before",
                due,
                site.first().console(),
                facts -> HaConfigText.with(
                        HaState.at(HaParameter.NOW, facts).needed(), values(facts, facts.get(asked)))));
        moves.addAll(Only.all(
                "HA was on before",
                due,
                List.of(
                        parameter.polled(ON, HaState::on),
                        standstill.moment(Known.HA_IS_ON),
                        new Heartbeats(site, ON).timeIsRead(ON))));
        return moves;
    }

    private Map<String, String> values(Facts facts, Instant now) {
        var values = new LinkedHashMap<String, String>();
        values.put("enable", "true");
        if (site.perceive()) {
            values.put("perceiveStoreClientCheckpoint", "true");
        } else {
            values.put("refetchStoreIntervalMin", Long.toString(standstill.pullBack(facts, now)));
        }
        return values;
    }

    private boolean reachesBack(Facts facts) {
        return site.perceive() || standstill.isReachedBy(HaState.at(ON, facts), facts, facts.get(Known.HA_IS_ON));
    }

    StepScript isOnAsBefore() {
        return StepScript.onceForTheRun(
                "Prove in the MetaDB that high availability is as it was",
                List.of(
                        parameter.row(ON),
                        new Check("ha.config is as it was but for the pull-back", facts -> judgeOn(facts))));
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
            weighing.add(standstill.judgeReach(after, facts, facts.get(Known.HA_IS_ON)));
            Retention.beyond(after.refetchMinutes()).forEach(weighing::note);
        }
        return weighing.judgement();
    }
}
