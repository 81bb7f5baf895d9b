package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was not asked is told how to answer. */
class UnconfirmedGateTest {
    @TempDir
    private Path home;

    @Test
    void names_the_command_that_confirms_it_for_this_very_run() throws IOException {
        RunOutcome outcome = runOf("Given demo: somebody confirms D-1");
        assertThat(outcome.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(outcome.next()).containsExactly("runproof resume " + outcome.runId() + " --confirm D-1 --as NAME");
    }

    @Test
    void a_decision_that_nobody_took_is_unknown_and_is_told_alike() throws IOException {
        RunOutcome outcome = runOf("Given demo: somebody decides D-2");
        assertThat(outcome.status()).isEqualTo(ExitStatus.UNKNOWN);
        assertThat(outcome.next()).containsExactly("runproof resume " + outcome.runId() + " --confirm D-2 --as NAME");
    }

    @Test
    void what_a_check_found_wrong_names_no_such_command() throws IOException {
        RunOutcome outcome = runOf("Given demo: db-1 says yes to ready");
        assertThat(outcome.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(outcome.next()).isEmpty();
    }

    @Test
    void a_name_that_is_no_gate_s_is_refused_before_anything_is_begun() throws IOException {
        var demo = new ThereAndBack(home, "Given demo: somebody confirms D-1", "Given demo: somebody confirms D-R1");
        demo.confirmed = Set.of("D-1", "D-R1");

        var refused = catchThrowableOfType(NoSuchGate.class, demo::there);

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused)
                .hasMessage(
                        "[GATE] --confirm D-R1: demo has no gate of this name here; expected one of D-1; nothing was"
                                + " begun");
        assertThat(home.resolve("reports")).doesNotExist();
    }

    @Test
    void one_that_is_confirmed_by_its_name_is_not_asked_for() throws IOException {
        var demo = new ThereAndBack(home, "Given demo: somebody confirms D-1", "Given demo: somebody confirms D-R1");
        demo.confirmed = Set.of("D-1");
        assertThat(demo.there().verdict()).isEqualTo(Verdict.PASS);

        demo.confirmed = Set.of("D-R1");
        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void who_agreed_an_hour_ago_and_more_is_asked_again_when_the_run_goes_on() throws IOException {
        var demo = new ThereAndBack(home, """
                Given demo: somebody confirms D-1
                And demo: db-1 says yes to ready""", "Given demo: somebody confirms D-R1");
        demo.clock = Clock.fixed(FakeHosts.THEN, ZoneOffset.UTC);
        demo.confirmed = Set.of("D-1");
        assertThat(demo.there().verdict()).isEqualTo(Verdict.FAIL);
        demo.confirmed = Set.of();

        demo.clock = Clock.offset(demo.clock, Duration.ofMinutes(59));
        assertThat(demo.goOnThere().next()).isEmpty();

        demo.clock = Clock.offset(demo.clock, Duration.ofMinutes(2));
        RunOutcome asked = demo.goOnThere();
        assertThat(asked.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(asked.next()).containsExactly("runproof resume " + asked.runId() + " --confirm D-1 --as NAME");
    }

    private RunOutcome runOf(String step) throws IOException {
        return new ThereAndBack(home, step, step).there();
    }
}
