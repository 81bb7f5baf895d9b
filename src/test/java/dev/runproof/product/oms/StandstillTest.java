package dev.runproof.product.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final HostName NODE = new HostName("node1");
    private static final Instant T1 = Instant.parse("2026-11-21T02:00:00Z");
    private static final FactKey<Instant> ASKED = new FactKey<>("asked", Instant.class);

    private final Facts facts = new Facts();
    private final Standstill standstill = new Standstill(new Site(
            Release.OMS_4_2_9, List.of(), NODE, NODE, "/backup", true, false, Site.LEAST_MARGIN, Optional.empty(), 1));

    private static Instant after(long minutes) {
        return T1.plus(Duration.ofMinutes(minutes));
    }

    private static HaState back(long minutes) {
        return new HaState(Optional.of("{\"enable\":true,\"refetchStoreIntervalMin\":" + minutes + "}"));
    }

    private void noted(FactKey<Instant> key, Instant moment) {
        facts.learn(new Fact<>(key, NODE, moment, moment));
    }

    private Judgement reach(long lookBack, long minutes) {
        noted(Known.STOP_BEGINS, T1);
        return standstill.judgeReach(back(lookBack), facts, after(minutes));
    }

    @Test
    void a_look_back_is_the_time_since_the_stop_and_the_margin() {
        noted(Known.STOP_BEGINS, T1);
        assertThat(standstill.pullBack(facts, after(90).plusSeconds(1))).isEqualTo(91 + 30);
        assertThat(reach(121, 90).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void one_that_does_not_go_beyond_the_stop_fails() {
        assertThat(reach(90, 90).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(reach(90, 90).actual())
                .isEqualTo(
                        "refetchStoreIntervalMin is 90, and since T1 90 minutes have passed: rows between would be lost");
    }

    @Test
    void one_that_is_less_than_the_margin_fails_however_short_the_stop_was() {
        assertThat(reach(29, 5).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(reach(29, 5).actual()).contains("is 29, and the margin alone is 30 minutes");
        assertThat(reach(30, 5).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void none_reaches_a_stop_that_lies_in_the_future() {
        for (long lookBack : List.of(-7154, 30, 100_000)) {
            Judgement judged = reach(lookBack, -180);
            assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(judged.actual())
                    .contains(
                            "T1 is 2026-11-21T02:00:00Z",
                            "it says 2026-11-20T23:00:00Z, and 2026-11-21T02:00:00Z was noted before, 10800 s in the"
                                    + " future");
        }
        assertThat(standstill.pullBack(facts, after(-180)))
                .as("no time is negative")
                .isEqualTo(30);
    }

    @Test
    void a_clock_that_was_set_back_after_the_stop_and_not_beyond_it_is_seen_by_what_was_noted_meanwhile() {
        noted(Known.STOP_BEGINS, T1);
        noted(new FactKey<>("meanwhile", Instant.class), after(50));
        noted(ASKED, after(20));
        Judgement judged = standstill.clockHasRunOn(ASKED).judge().apply(facts);
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.actual()).contains("was set back", "1800 s in the future");
        noted(ASKED, after(60));
        assertThat(standstill.clockHasRunOn(ASKED).judge().apply(facts).verdict())
                .isEqualTo(Verdict.PASS);
    }
}
