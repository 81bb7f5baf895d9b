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

/** What is on record is never taken for that of another step: a feature that was edited meanwhile ends the run's course. */
class StepsChangedTest {
    @TempDir
    private Path home;

    private ThereAndBack demo;

    @BeforeEach
    void an_upgrade_that_has_dropped_and_then_failed() throws IOException {
        demo = new ThereAndBack(home, """
                When demo: the old data is dropped
                Then demo: db-1 says yes to ready""", "When demo: writes are stopped");
        demo.hosts.answers = question -> "no";
        assertThat(demo.there().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(demo.hosts.started).hasSize(1);
        demo.hosts.answers = question -> "yes";
    }

    private void edit(String text, String by) throws IOException {
        Path feature = home.resolve("features/demo/demo.feature");
        Files.writeString(feature, Files.readString(feature).replace(text, by));
    }

    @Test
    void a_section_before_the_others_does_not_make_the_run_drop_once_more() throws IOException {
        edit("Feature: Demo\n", """
                Feature: Demo

                  @added:demo @step:D-0 @readonly
                  Scenario: First of all
                    Given demo: the host is asked
                """);

        var refused = catchThrowableOfType(StepsChanged.class, () -> demo.goOnThere());

        assertThat(refused.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(refused)
                .hasMessageContaining("then 01-1-demo-the-old-data-is-dropped, now 01-1-demo-the-host-is-asked;");
        assertThat(demo.hosts.started).hasSize(1);
    }

    @Test
    void nor_is_a_run_taken_back_as_if_it_had_done_nothing() throws IOException {
        edit(
                "When demo: the old data is dropped",
                "Given demo: the host is asked\n    When demo: the old data is dropped");

        assertThat(catchThrowableOfType(StepsChanged.class, () -> demo.back())).isNotNull();

        assertThat(demo.hosts.started).hasSize(1);
    }

    @Test
    void a_step_at_the_end_is_another_run_s() throws IOException {
        edit("says yes to ready", "says yes to ready\n    And demo: writes are stopped");

        assertThat(catchThrowableOfType(StepsChanged.class, () -> demo.goOnThere()))
                .hasMessageContaining("then none, now 01-3-demo-writes-are-stopped;");
    }

    @Test
    void a_remark_changes_no_step() throws IOException {
        edit("Feature: Demo\n", "# read once more\nFeature: Demo\n");

        assertThat(demo.goOnThere().verdict()).isEqualTo(Verdict.PASS);
        assertThat(demo.back().verdict()).isEqualTo(Verdict.PASS);
    }
}
