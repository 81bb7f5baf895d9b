package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Probe;
import java.time.Duration;
import java.time.Instant;

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
        return state.refetchMinutes() * SECONDS_OF_A_MINUTE > since(facts, now).toSeconds();
    }

    /** The hosts' time between two moments of the controller. */
    Duration between(Instant earlier, Instant later) {
        Duration wall = Duration.between(earlier, later);
        return Duration.ofMillis((long) Math.ceil(wall.toMillis() * site.speed()));
    }

    /** The moment at which a move is made, by the controller's clock; it survives with the answer that it came from. */
    Probe<Instant> moment(FactKey<Instant> yields) {
        return new Probe<>(site.first().host(), Command.of("date", "+%s"), yields, Answer::at);
    }
}
