package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is not gone on with, nor taken back, over the head of another that has changed its hosts for good since. */
class LaterRunsTest {
    @TempDir
    private Path home;

    private ThereAndBack demo;

    @BeforeEach
    void an_upgrade_that_drops_in_the_end() throws IOException {
        demo = new ThereAndBack(home, """
                When demo: writes are stopped
                And demo: db-1 says yes to ready
                And demo: the old data is dropped""", "When demo: writes are stopped");
    }

    private String stoppedBeforeTheDrop() {
        demo.hosts.answers = question -> "no";
        RunOutcome stopped = demo.there();
        assertThat(stopped.verdict()).isEqualTo(Verdict.FAIL);
        demo.hosts.answers = question -> "yes";
        return stopped.runId();
    }

    private String dropped() {
        RunOutcome dropped = demo.there();
        assertThat(dropped.verdict()).isEqualTo(Verdict.PASS);
        return dropped.runId();
    }

    @Test
    void what_another_run_has_dropped_keeps_the_first_from_going_on() {
        String first = stoppedBeforeTheDrop();
        String second = dropped();

        var refused = catchThrowableOfType(Overtaken.class, () -> demo.runs().resume(first));

        assertThat(refused.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(refused)
                .hasMessage("[OVERTAKEN] run " + second + " has done on 192.0.2.1:22 what cannot be undone, after run "
                        + first + " had last gone on there: what " + first
                        + " has on record holds no longer; nothing was begun");
        assertThat(demo.hosts.started).filteredOn(it -> it.contains("drop")).hasSize(1);
    }

    @Test
    void nor_is_the_first_taken_back_before_the_other_was() {
        String first = stoppedBeforeTheDrop();
        String second = dropped();

        var refused = catchThrowableOfType(Overtaken.class, () -> demo.runs().rollback(first));
        assertThat(refused.next()).anyMatch(it -> it.startsWith("runproof rollback " + second));

        assertThat(demo.runs().rollback(second).verdict()).isEqualTo(Verdict.PASS);
        assertThat(demo.runs().rollback(first).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void one_that_was_itself_taken_back_leaves_no_state_to_go_on_from() {
        String first = stoppedBeforeTheDrop();
        demo.runs().rollback(dropped());

        assertThat(catchThrowableOfType(Overtaken.class, () -> demo.runs().resume(first)))
                .isNotNull();
    }

    @Test
    void one_that_has_not_come_so_far_keeps_nobody_from_anything() {
        String first = stoppedBeforeTheDrop();
        stoppedBeforeTheDrop();

        assertThat(demo.runs().resume(first).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void one_on_other_hosts_is_nobody_s_concern_and_where_it_was_is_known_from_its_order() throws IOException {
        String first = stoppedBeforeTheDrop();
        Path environment = home.resolve("environments/here.yaml");
        String here = Files.readString(environment);
        Files.writeString(environment, here.replace("192.0.2.1", "192.0.2.2"));
        dropped();
        Files.writeString(environment, here);

        assertThat(demo.runs().resume(first).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void where_one_was_is_known_also_when_its_environment_is_no_more() throws IOException {
        String first = stoppedBeforeTheDrop();
        String second = dropped();
        Path order = home.resolve("reports/" + second + "/order.json");
        Files.writeString(order, Files.readString(order).replace("\"here\"", "\"gone\""));

        assertThat(catchThrowableOfType(Overtaken.class, () -> demo.runs().resume(first)))
                .hasMessageContaining("run " + second + " has done on 192.0.2.1:22");
    }

    @Test
    void what_a_newer_release_has_added_to_orders_and_plans_is_read_over() throws IOException {
        String first = stoppedBeforeTheDrop();
        for (String file : List.of("order.json", "plan.json")) {
            Path path = home.resolve("reports/" + first).resolve(file);
            Files.writeString(path, Files.readString(path).replaceFirst("\\{", "{ \"mood\" : \"fine\","));
        }

        assertThat(demo.runs().rollback(first).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_folder_that_nobody_can_read_keeps_no_other_run_from_its_way_back() throws IOException {
        String first = stoppedBeforeTheDrop();
        Path damaged = Files.createDirectories(home.resolve("reports/20260101-000000-demo-xxx"));
        Files.writeString(damaged.resolve("order.json"), "{ \"kind\" :");

        assertThat(demo.runs().rollback(first).verdict()).isEqualTo(Verdict.PASS);
    }
}
