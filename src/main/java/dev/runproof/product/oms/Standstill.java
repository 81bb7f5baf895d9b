package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Probe;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** T1 and what hangs on it: how long OMS has stood, and how far Stores are pulled back for it. */
final class Standstill {
    static final long SECONDS_OF_A_MINUTE = 60;

    private final Site site;

    Standstill(Site site) {
        this.site = site;
    }

    /** The minutes since T1, rounded up, and the margin. */
    long pullBack(Facts facts, Instant now) {
        return minutesUp(since(facts, now)) + site.margin().toMinutes();
    }

    static long minutesUp(Duration time) {
        return (time.toSeconds() + SECONDS_OF_A_MINUTE - 1) / SECONDS_OF_A_MINUTE;
    }

    /** How long OMS has stood, in the hosts' time. */
    Duration since(Facts facts, Instant now) {
        return between(facts.get(Known.STOP_BEGINS), now);
    }

    /** Whether Stores that are made by this setting at this moment go back beyond T1. */
    boolean isReachedBy(HaState state, Facts facts, Instant now) {
        return judgeReach(state, facts, now).verdict() == Verdict.PASS;
    }

    Judgement judgeReach(HaState state, Facts facts, Instant now) {
        Judgement clock = judgeClock(facts.get(Known.STOP_BEGINS), facts, now);
        if (clock.verdict() != Verdict.PASS) {
            return clock;
        }
        long minutes = state.refetchMinutes();
        String stood = minutesUp(since(facts, now)) + " minutes";
        if (minutes < site.margin().toMinutes()) {
            return Judgement.fail(
                    "refetchStoreIntervalMin no less than the margin",
                    "refetchStoreIntervalMin is " + minutes + ", and the margin alone is "
                            + site.margin().toMinutes() + " minutes");
        }
        return minutes * SECONDS_OF_A_MINUTE > since(facts, now).toSeconds()
                ? Judgement.pass("refetchStoreIntervalMin " + minutes + " > " + stood + " since T1")
                : Judgement.fail(
                        "refetchStoreIntervalMin beyond the stop",
                        "refetchStoreIntervalMin is " + minutes + ", and since T1 " + stood
                                + " have passed: rows between would be lost");
    }

    /** Right behind the reading of a moment: T1, and whatever else was noted until then, are before it. */
    Check clockHasRunOn(FactKey<Instant> now) {
        return new Check(
                "the clock of this machine was not set back since T1",
                facts -> judgeClock(
                        Stream.concat(
                                        Stream.of(facts.get(Known.STOP_BEGINS)),
                                        facts.all().stream().map(Fact::at))
                                .max(Instant::compareTo)
                                .orElseThrow(),
                        facts,
                        facts.get(now)));
    }

    /** With a moment of the past in the future nobody knows how long OMS has stood. */
    private static Judgement judgeClock(Instant noted, Facts facts, Instant now) {
        String told = "T1 is " + facts.get(Known.STOP_BEGINS);
        long ahead = Duration.between(now, noted).toSeconds();
        return ahead <= 0
                ? Judgement.pass(told)
                : Judgement.unknown(
                        "the time since T1",
                        told + ", and the clock of this machine was set back: it says " + now + ", and " + noted
                                + " was noted before, " + ahead
                                + " s in the future. If it is wrong now, put it right and"
                                + " resume. If it was wrong before, do not resume: switch HA on by hand, with a"
                                + " refetchStoreIntervalMin that reaches beyond the real stop");
    }

    /** The hosts' time between two moments of the controller; never less than none, whatever its clock did meanwhile. */
    Duration between(Instant earlier, Instant later) {
        Duration wall = Duration.between(earlier, later);
        return wall.isNegative() ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(wall.toMillis() * site.speed()));
    }

    /** The moment at which a move is made, by the controller's clock; it survives with the answer that it came from. */
    Probe<Instant> moment(FactKey<Instant> yields) {
        return new Probe<>(site.first().host(), Command.of("date", "+%s"), yields, Answer::at);
    }
}
