package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.parse.HaConfigText;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A2: what {@code ha.config} was is recorded, and high availability goes off before the old version stops. */
final class HaOff {
    private static final String OFF = "ha.off";

    private final Site site;
    private final HaParameter parameter;

    HaOff(Site site) {
        this.site = site;
        this.parameter = new HaParameter(site);
    }

    /** The text of before, byte for byte, and what is unusual about it. */
    StepScript isRecorded() {
        return StepScript.onceForTheRun(
                "Record ha.config as it is",
                List.of(
                        parameter.row(Known.BEFORE),
                        new Check("ha.config can be read", facts -> judgeRecorded(facts))));
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
                    broken.get() + ". Nothing was written: put a valid text into System Parameters > "
                            + HaParameter.NAME + " first");
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
        Predicate<Facts> due = facts -> HaState.at(Known.BEFORE, facts).on()
                && HaState.at(HaParameter.NOW, facts).on();
        var moves = new ArrayList<Move>();
        moves.add(parameter.row(HaParameter.NOW));
        moves.addAll(parameter.edited(
                OFF,
                site.step("1"),
                "HA is on",
                due,
                site.first().oldConsole(),
                facts -> HaConfigText.with(HaState.at(HaParameter.NOW, facts).needed(), Map.of("enable", "false"))));
        return StepScript.onceForTheRun("Switch high availability off in the console", moves);
    }

    StepScript onlyTheSwitchChanged() {
        return StepScript.onceForTheRun(
                "Prove in the MetaDB that only the switch has changed",
                List.of(
                        parameter.polled(OFF, state -> !state.on()),
                        new Check("ha.config differs in enable only", facts -> judgeOff(facts))));
    }

    /** Nobody has switched it on again since. */
    List<Move> isStillOff(String moment) {
        return List.of(
                parameter.row(moment),
                new Check(
                        "high availability is still off",
                        facts -> HaState.at(moment, facts).on()
                                ? Judgement.fail(
                                        "enable is false in rm",
                                        "somebody has switched HA on again: it moves components, and Stores that it makes"
                                                + " now start too late. Switch it off in System Parameters > "
                                                + HaParameter.NAME)
                                : Judgement.pass("HA is off")));
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
}
