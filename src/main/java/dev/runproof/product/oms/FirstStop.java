package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.ShellText;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * T1 beyond its run: the first stop since the components were last seen to run, in a file beside the backups.
 *
 * <p>An upgrade that was taken back may have left Stores that never ran again: those of the next attempt go back to the first
 * stop, not to the second. The file is written before the first stop and removed when the components were seen to run; it
 * no longer counts when a next attempt finds that they run, or when no source keeps its logs for so long.
 */
final class FirstStop {
    private static final FactKey<Kept> KEPT = new FactKey<>("first.stop", Kept.class);
    private static final FactKey<Instant> NOW = new FactKey<>("first.stop.now", Instant.class);

    /** Argument: the file. Prints it; nothing when there is none. */
    private static final ShellText READ = new ShellText("first-stop", """
            file=$1
            [ ! -e "$file" ] || cat -- "$file"
            """);

    /** Arguments: the file, the moment, the run. */
    private static final ShellText KEEP = new ShellText("keep-first-stop", """
            file=$1
            mkdir -p -m 0700 -- "$(dirname -- "$file")" || exit
            printf '%s %s\\n' "$2" "$3" >"$file.new" && mv -- "$file.new" "$file"
            """);

    private final Site site;
    private final Standstill standstill;
    private final Predicate<Facts> ranBefore;

    /** @param ranBefore whether all components ran before the first change of this run */
    FirstStop(Site site, Predicate<Facts> ranBefore) {
        this.site = site;
        this.standstill = new Standstill(site);
        this.ranBefore = ranBefore;
    }

    /** What the file says; without one there is no moment. */
    private record Kept(Optional<Instant> moment, String run) {
        static Kept read(Answer answer) {
            String line = answer.out().strip();
            return line.isEmpty() && answer.exit() == 0 ? new Kept(Optional.empty(), "") : parse(line);
        }

        private static Kept parse(String line) {
            int space = line.indexOf(' ');
            try {
                return new Kept(
                        Optional.of(Instant.parse(line.substring(0, Math.max(0, space)))), line.substring(space + 1));
            } catch (DateTimeParseException e) {
                throw OutputFormatException.atLine("first-stop", 1, line, "expected a moment and a run");
            }
        }

        Instant needed() {
            return moment.orElseThrow(() -> OutputFormatException.atLine("first-stop", 1, "", "expected a moment"));
        }
    }

    private Pending file() {
        return Pending.word(
                "file of the first stop",
                facts -> site.backupDirectory() + "/first-stop-"
                        + Installation.of(site, facts).rm());
    }

    /** Read before anything is changed, and how far Stores will go back at the least. */
    List<Move> isRecorded() {
        return List.of(
                new Probe<>(site.backupHost(), Command.shell(READ, file()), KEPT, Kept::read),
                new Check("Stores can go back to the stop", this::judgeReach));
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
        return facts.get(KEPT)
                .moment()
                .filter(moment -> moment.isAfter(read(facts)))
                .isPresent();
    }

    /** Neither has anything run since such a stop, nor is it known how far Stores have to go back. */
    private Judgement judgeAhead(Facts facts) {
        Kept kept = facts.get(KEPT);
        Instant moment = kept.needed();
        return Judgement.unknown(
                "a stop in the past",
                "run " + kept.run() + " stopped OMS at " + moment + " by "
                        + file().words().apply(facts).get(0) + " on " + site.backupHost()
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
                        Action.repeatable(
                                site.backupHost(),
                                Command.shell(
                                        KEEP,
                                        file(),
                                        Pending.word(
                                                "now", facts -> facts.get(NOW).toString()),
                                        Known.run()),
                                Known.answer("first.stop.keep"),
                                "none: a stop that did not happen makes Stores go back farther")),
                new Probe<>(
                        site.backupHost(),
                        Command.shell(READ, file()),
                        Known.STOP_BEGINS,
                        answer -> Kept.read(answer).needed()),
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

    /** Behind a comparison of the components, when it has found that all run. */
    Move isForgotten(String condition, Predicate<Facts> allRun) {
        return new Only(
                condition,
                allRun,
                Action.repeatable(
                        site.backupHost(),
                        Command.of("rm", "-f", "--", file()),
                        Known.answer("first.stop.forget"),
                        "none needed"));
    }
}
