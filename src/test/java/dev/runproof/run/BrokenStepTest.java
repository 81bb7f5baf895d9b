package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.glue.DemoSteps;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is done behind a step that broke off, in whatever way: not in its section and not in the next one. */
class BrokenStepTest {
    @TempDir
    private Path home;

    private ThereAndBack demo;

    @BeforeEach
    void a_reading_and_an_action_in_a_section_of_its_own() throws IOException {
        demo = new ThereAndBack(home, """
                Given demo: db-1 says yes to ready
                And demo: this step is made

                @added:demo @step:D-2 @mutating
                Scenario: On it goes
                  When demo: writes are stopped""", "When demo: writes are stopped");
        demo.hosts.answers = question -> "yes";
    }

    @AfterEach
    void steps_are_made_as_ever() {
        DemoSteps.making = () -> true;
    }

    @Test
    void all_of_it_is_done_when_nothing_breaks() {
        assertThat(demo.there().verdict()).isEqualTo(Verdict.PASS);
        assertThat(demo.hosts.started).hasSize(1);
    }

    @Test
    void a_judgement_that_overflows_has_judged_nothing() {
        demo.hosts.answers = question -> {
            throw new StackOverflowError();
        };

        assertThat(demo.there().verdict()).isEqualTo(Verdict.UNKNOWN);

        assertThat(demo.hosts.started).isEmpty();
    }

    @Test
    void a_step_for_which_the_memory_does_not_suffice_stops_the_run_which_goes_on_later() {
        demo.hosts.answers = question -> {
            throw new OutOfMemoryError("Java heap space");
        };

        var broke = catchThrowableOfType(StepBroke.class, demo::there);

        assertThat(broke.status()).isEqualTo(ExitStatus.INTERNAL);
        assertThat(broke)
                .hasMessageContaining("the step 'demo: db-1 says yes to ready' broke off: java.lang.OutOfMemoryError");
        assertThat(demo.hosts.started).isEmpty();

        demo.hosts.answers = question -> "yes";
        assertThat(demo.runs().resume("latest").verdict()).isEqualTo(Verdict.PASS);
        assertThat(demo.hosts.started).hasSize(1);
    }

    @Test
    void a_listener_that_breaks_stops_the_run() {
        demo.begins = () -> {
            throw new IllegalStateException("no screen");
        };

        assertThat(catchThrowableOfType(StepBroke.class, demo::there)).hasMessageContaining("no screen");

        assertThat(demo.hosts.started).isEmpty();
    }

    @Test
    void a_step_that_cannot_be_made_stops_the_run() {
        var times = new AtomicInteger();
        DemoSteps.making = () -> {
            // Made for the plan first.
            if (times.incrementAndGet() > 1) {
                throw new AssertionError("it cannot be made");
            }
            return true;
        };

        assertThat(catchThrowableOfType(StepBroke.class, demo::there)).hasMessageContaining("it cannot be made");

        assertThat(demo.hosts.started).isEmpty();
    }

    @Test
    void a_step_that_the_walk_leaves_out_stops_the_run() {
        var times = new AtomicInteger();
        DemoSteps.making = () -> times.incrementAndGet() == 1;

        assertThat(catchThrowableOfType(StepBroke.class, demo::there))
                .hasMessageContaining("the step 'demo: this step is made' was left out");

        assertThat(demo.hosts.started).isEmpty();
    }

    @Test
    void a_run_whose_walk_leaves_its_last_step_out_does_not_pass(@TempDir Path another) throws IOException {
        var last = new ThereAndBack(another, "Given demo: this step is made", "When demo: writes are stopped");
        var times = new AtomicInteger();
        DemoSteps.making = () -> times.incrementAndGet() == 1;

        assertThat(last.there().verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
