package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Command;
import dev.runproof.model.Effect;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.parse.HaConfigText;
import dev.runproof.sql.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The row {@code ha.config}: read in rm, changed in the console, and never believed to be changed before rm tells. */
final class HaParameter {
    /** The row as it is right before an edit. */
    static final String NOW = "ha.now";

    static final String NAME = "ha.config";
    private static final Duration WRITTEN = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Looks looks;
    private final MetaDbSurvey metaDb;

    HaParameter(Site site) {
        this.looks = new Looks(site);
        this.metaDb = new MetaDbSurvey(site);
    }

    Probe<Rows> row(String moment) {
        return looks.rows(
                Known.ha(moment), metaDb.rm(), "select cfg_value from oms_normal_config where cfg_name = ?", NAME);
    }

    /**
     * An edit in the console, by the operator where the console cannot be driven.
     *
     * @param wanted the whole new text
     */
    List<Move> edited(
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
                                + NAME
                                + ", click the edit icon in its Value column, replace the value by the text below and"
                                + " click OK. Then confirm here; the change is looked for in the MetaDB.\n"
                                + wanted.apply(facts)),
                Known.confirmed(gate + "." + moment));
        return Only.all(condition, due, List.of(edit(moment, console, wanted), byHand));
    }

    /** An edit in the console that is not repeated when its outcome is not known: the MetaDB tells. */
    Action edit(String moment, HostName console, Function<Facts, String> wanted) {
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
                        NAME,
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

    Poll<Rows> polled(String moment, Predicate<HaState> good) {
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
}
