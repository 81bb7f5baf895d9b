package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a way back takes over from those before it. */
class ForerunnersTest {
    @TempDir
    private Path home;

    private ThereAndBack demo;

    @BeforeEach
    void a_way_back_that_looks_drops_and_looks() throws IOException {
        demo = new ThereAndBack(home, "When demo: writes are stopped", """
                Given demo: db-1 is pictured
                And demo: db-1 says yes to ready
                When demo: the old data is dropped""");
        demo.hosts.answers = question -> "yes";
        demo.there();
    }

    private long pictures() {
        return demo.hosts.asked.stream().filter("db-1: ask picture"::equals).count();
    }

    @Test
    void what_the_first_one_saw_before_it_began_to_drop_is_what_the_next_one_knows() {
        demo.hosts.exitOfActions = 1;
        assertThat(demo.back().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(pictures()).isEqualTo(1);

        demo.hosts.exitOfActions = 0;
        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);

        assertThat(pictures()).isEqualTo(1);
    }

    @Test
    void what_one_saw_that_has_dropped_nothing_is_looked_at_again() {
        demo.hosts.answers = question -> question.endsWith("ready") ? "no" : "yes";
        assertThat(demo.back().verdict()).isEqualTo(Verdict.FAIL);

        demo.hosts.answers = question -> "yes";
        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);

        assertThat(pictures()).isEqualTo(2);
    }

    @Test
    void a_run_that_was_taken_back_is_not_taken_back_again() {
        RunOutcome back = demo.back();
        assertThat(back.verdict()).isEqualTo(Verdict.PASS);

        var refused = catchThrowableOfType(AlreadyTakenBack.class, () -> demo.back());

        assertThat(refused.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(refused)
                .hasMessageStartingWith("[TAKEN-BACK] run ")
                .hasMessageEndingWith(" was taken back by run " + back.runId() + ", which passed; nothing was begun");
        assertThat(demo.hosts.started).hasSize(2);
    }

    @Test
    void a_run_that_was_taken_back_does_not_go_on() {
        RunOutcome back = demo.back();

        var refused = catchThrowableOfType(AlreadyTakenBack.class, () -> demo.goOnThere());

        assertThat(refused)
                .hasMessageEndingWith(" was taken back by run " + back.runId() + ", which passed: what it has on record"
                        + " as done is undone, and it cannot go on; nothing was begun");
        assertThat(demo.hosts.started).hasSize(2);
    }

    @Test
    void a_run_does_not_go_on_from_the_middle_of_its_way_back_which_does() {
        demo.hosts.exitOfActions = 1;
        RunOutcome back = demo.back();
        assertThat(back.verdict()).isEqualTo(Verdict.FAIL);

        var refused = catchThrowableOfType(AlreadyTakenBack.class, () -> demo.goOnThere());

        assertThat(refused).hasMessageContaining("has begun to take run ").hasMessageContaining("undone in part");
        assertThat(refused.next()).contains("runproof resume " + back.runId() + "   to take it back to the end");
    }

    @Test
    void a_run_goes_on_after_a_way_back_that_has_changed_nothing_and_has_another_one() {
        demo.hosts.answers = question -> question.endsWith("ready") ? "no" : "yes";
        assertThat(demo.back().verdict()).isEqualTo(Verdict.FAIL);
        demo.hosts.answers = question -> "yes";

        assertThat(demo.goOnThere().verdict()).isEqualTo(Verdict.PASS);

        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);
        assertThat(pictures()).isEqualTo(2);
    }

    @Test
    void a_way_back_is_not_taken_back_itself() {
        RunOutcome back = demo.back();

        var refused = catchThrowableOfType(NoWayBack.class, () -> demo.runs().rollback("latest"));

        assertThat(refused)
                .hasMessageStartingWith("[NO-WAY-BACK] run " + back.runId() + " is itself the way back of run ");
        assertThat(refused.next()).contains("runproof resume " + back.runId() + "   to go on with it");
        assertThat(demo.hosts.started).hasSize(2);
    }

    @Test
    void a_way_back_does_not_go_on_when_the_run_has_gone_on_since_it_began() {
        demo.hosts.answers = question -> question.endsWith("ready") ? "no" : "yes";
        RunOutcome back = demo.back();
        demo.hosts.answers = question -> "yes";
        demo.goOnThere();

        var refused =
                catchThrowableOfType(AlreadyTakenBack.class, () -> demo.runs().resume(back.runId()));

        assertThat(refused).hasMessageContaining("has gone on since its way back " + back.runId() + " began");
        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void an_older_way_back_does_not_go_on_behind_one_that_has_passed() {
        demo.hosts.answers = question -> question.endsWith("ready") ? "no" : "yes";
        RunOutcome first = demo.back();
        demo.hosts.answers = question -> "yes";
        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);

        assertThat(catchThrowableOfType(
                        AlreadyTakenBack.class, () -> demo.runs().resume(first.runId())))
                .hasMessageContaining(", which passed; nothing was begun");
    }

    @Test
    void nor_behind_one_that_has_gone_further_which_does() {
        demo.hosts.answers = question -> question.endsWith("ready") ? "no" : "yes";
        RunOutcome first = demo.back();
        demo.hosts.answers = question -> "yes";
        demo.hosts.exitOfActions = 1;
        RunOutcome second = demo.back();
        assertThat(second.verdict()).isEqualTo(Verdict.FAIL);

        assertThat(catchThrowableOfType(
                        AlreadyTakenBack.class, () -> demo.runs().resume(first.runId())))
                .hasMessageStartingWith(
                        "[TAKEN-BACK] run " + second.runId() + " takes the same run back and has acted");

        demo.hosts.exitOfActions = 0;
        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_way_back_that_has_done_nothing_and_was_mended_keeps_nobody_from_the_next() throws IOException {
        demo.hosts.answers = question -> question.endsWith("ready") ? "no" : "yes";
        demo.back();
        Path feature = home.resolve("features/demo/demo.rollback.feature");
        Files.writeString(
                feature,
                Files.readString(feature)
                        .replace(
                                "Given demo: db-1 is pictured",
                                "Given demo: the host is asked\n  And demo: db-1 is pictured"));
        demo.hosts.answers = question -> "yes";

        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);
    }
}
