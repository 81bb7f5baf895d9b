package dev.runproof.journal;

import static dev.runproof.journal.Samples.AT;
import static dev.runproof.journal.Samples.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Action;
import dev.runproof.model.Effect;
import dev.runproof.model.HostName;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest {
    private static final StepNow READING =
            new StepNow(STEP, "fp-1", Effect.READS, Action.Repeat.REPEATABLE, Duration.ofHours(1));
    private static final StepNow ONCE =
            new StepNow(STEP, "fp-1", Effect.IRREVERSIBLE, Action.Repeat.ONCE, Duration.ofHours(1));
    private static final StepNow REPEATABLE =
            new StepNow(STEP, "fp-1", Effect.CHANGES, Action.Repeat.REPEATABLE, Duration.ofHours(1));
    private static final JournalEntry BEGAN = new JournalEntry.Began(STEP, "fp-1", 1, AT);
    private static final JournalEntry ACTING =
            new JournalEntry.Acting(STEP, 1, "07-2-og-9-1-a1", new HostName("db-1"), AT);

    @Test
    void runs_a_step_that_was_never_begun() {
        assertThat(decide(ONCE)).isEqualTo(Decision.What.RUN);
    }

    @Test
    void skips_a_step_that_passed() {
        assertThat(decide(ONCE, BEGAN, ACTING, ended(Verdict.PASS))).isEqualTo(Decision.What.SKIP);
        assertThat(decide(READING, BEGAN, ended(Verdict.PASS))).isEqualTo(Decision.What.SKIP);
    }

    @Test
    void reads_again_what_is_old_and_what_a_clock_that_was_put_back_would_keep_young() {
        JournalEntry[] passed = {BEGAN, ended(Verdict.PASS)};
        assertThat(decideAt(AT.plus(Duration.ofMinutes(61)), READING, passed)).isEqualTo(Decision.What.RUN);
        assertThat(decideAt(AT.minus(Duration.ofMinutes(59)), READING, passed)).isEqualTo(Decision.What.SKIP);
        assertThat(decideAt(AT.minus(Duration.ofMinutes(61)), READING, passed)).isEqualTo(Decision.What.RUN);
    }

    @Test
    void probes_before_repeating_a_step_whose_outcome_was_lost() {
        assertThat(decide(ONCE, BEGAN, ACTING)).isEqualTo(Decision.What.PROBE_FIRST);
        assertThat(decide(REPEATABLE, BEGAN, ACTING)).isEqualTo(Decision.What.PROBE_FIRST);
    }

    @Test
    void runs_a_step_that_was_begun_and_had_sent_nothing() {
        assertThat(decide(ONCE, BEGAN)).isEqualTo(Decision.What.RUN);
        assertThat(decide(ONCE, BEGAN, ended(Verdict.FAIL))).isEqualTo(Decision.What.RUN);
        assertThat(decide(ONCE, BEGAN, ended(Verdict.UNKNOWN))).isEqualTo(Decision.What.RUN);
    }

    @Test
    void looks_at_a_failed_step_that_may_not_be_repeated() {
        assertThat(decide(ONCE, BEGAN, ACTING, ended(Verdict.FAIL))).isEqualTo(Decision.What.PROBE_FIRST);
        assertThat(decide(REPEATABLE, BEGAN, ACTING, ended(Verdict.FAIL))).isEqualTo(Decision.What.RUN);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "BLOCKED"})
    void looks_at_a_step_that_acted_and_did_not_end_well(Verdict verdict) {
        assertThat(decide(REPEATABLE, BEGAN, ACTING, ended(verdict))).isEqualTo(Decision.What.PROBE_FIRST);
    }

    @Test
    void runs_a_blocked_step() {
        assertThat(decide(ONCE, ended(Verdict.BLOCKED))).isEqualTo(Decision.What.RUN);
    }

    @Test
    void takes_readings_again_that_are_too_old() {
        Replay replay = Replay.of(List.of(BEGAN, ended(Verdict.PASS)));
        assertThat(replay.decide(READING, AT.plus(Duration.ofHours(1))).what()).isEqualTo(Decision.What.SKIP);
        assertThat(replay.decide(READING, AT.plus(Duration.ofHours(1)).plusNanos(1))
                        .what())
                .isEqualTo(Decision.What.RUN);
        Replay acted = Replay.of(List.of(BEGAN, ACTING, ended(Verdict.PASS)));
        assertThat(acted.decide(ONCE, AT.plus(Duration.ofDays(9))).what()).isEqualTo(Decision.What.SKIP);
    }

    @Test
    void refuses_a_step_whose_text_changed() {
        assertThatThrownBy(() -> decide(ONCE, new JournalEntry.Began(STEP, "fp-0", 1, AT)))
                .isInstanceOf(StepChanged.class)
                .hasMessage("[STEP-CHANGED] step 07-2-og-9 began with fingerprint fp-0 and now has fp-1: its text,"
                        + " arguments or commands were edited since");
    }

    @Test
    void forgets_the_end_of_an_earlier_attempt_when_a_new_one_begins() {
        assertThat(decide(ONCE, BEGAN, ACTING, ended(Verdict.PASS), new JournalEntry.Began(STEP, "fp-1", 2, AT)))
                .isEqualTo(Decision.What.PROBE_FIRST);
    }

    @Test
    void hands_over_what_was_recorded_the_latest_of_each_move() {
        var acted = new JournalEntry.Acted(STEP, 1, "07-2-og-9-1-a1", Samples.answer("done"));
        Recorded recorded = Replay.of(List.of(
                        BEGAN,
                        new JournalEntry.Answered(STEP, 0, Samples.answer("old")),
                        ACTING,
                        acted,
                        new JournalEntry.Began(STEP, "fp-1", 2, AT),
                        new JournalEntry.Answered(STEP, 0, Samples.answer("new"))))
                .recorded(STEP);
        assertThat(recorded.attempts()).isEqualTo(2);
        assertThat(recorded.answers().get(0).out()).isEqualTo("new");
        assertThat(recorded.answers().get(1).out()).isEqualTo("done");
        assertThat(recorded.actions()).singleElement().satisfies(action -> {
            assertThat(action.ledgerAttempt()).isEqualTo("07-2-og-9-1-a1");
            assertThat(action.answer()).contains(acted.answer());
        });
    }

    @Test
    void decides_the_same_however_often_it_is_asked() {
        var entries = new ArrayList<>(Samples.oneOfEach());
        Replay replay = Replay.of(entries);
        assertThat(replay.decide(ONCE, AT)).isEqualTo(replay.decide(ONCE, AT));
    }

    private static Decision.What decide(StepNow now, JournalEntry... entries) {
        return decideAt(AT, now, entries);
    }

    private static Decision.What decideAt(Instant time, StepNow now, JournalEntry... entries) {
        return Replay.of(List.of(entries)).decide(now, time).what();
    }

    private static JournalEntry ended(Verdict verdict) {
        return new JournalEntry.Ended(STEP, verdict, List.of(), AT);
    }
}
