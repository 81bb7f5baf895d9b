package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.io.IOException;
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
    void a_run_that_went_on_after_its_way_back_has_another_way_back() {
        demo.back();
        demo.goOnThere();

        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);
        assertThat(pictures()).isEqualTo(2);
    }
}
