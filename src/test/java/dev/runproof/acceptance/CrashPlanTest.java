package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrashPlanTest {
    private static final List<String> POINTS = List.of(
            "0 before line header #1",
            "0 before launch node1 #1",
            "1 before line began #1",
            "1 before run node1 #1",
            "1 before line ended #1",
            "2 before line began #1",
            "2 before run node1 #1",
            "2 before run node1 #2",
            "2 before line answered #1",
            "2 before line acting #1",
            "2 before collect node1 #1",
            "2 before collect node1 #2",
            "2 before run node1 #3",
            "2 before line acted #1",
            "3 sealed #1");

    private final CrashPlan plan = new CrashPlan(POINTS);

    @Test
    void each_step_is_killed_at_all_its_readings_in_one_pass_and_after_they_may_have_lasting_effects_once_a_pass() {
        assertThat(plan.passes())
                .containsExactly(
                        List.of(
                                "0 before line header #1",
                                "1 before line began #1",
                                "1 before run node1 #1",
                                "1 before line ended #1",
                                "2 before line acting #1",
                                "3 sealed #1"),
                        List.of(
                                "0 before launch node1 #1",
                                "2 before line began #1",
                                "2 before run node1 #1",
                                "2 before run node1 #2",
                                "2 before line answered #1",
                                "2 before collect node1 #1"),
                        List.of("2 before collect node1 #2"),
                        List.of("2 before run node1 #3"),
                        List.of("2 before line acted #1"));
    }

    @Test
    void every_point_is_in_one_pass() {
        assertThat(plan.passes().stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(POINTS);
    }

    @Test
    void a_reading_that_is_sent_stands_for_its_answer_too() {
        var once = CrashPlan.oncePerState(POINTS);
        assertThat(once.points()).hasSize(POINTS.size() - 1).doesNotContain("2 before line answered #1");
        assertThat(once.passes().stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(once.points());
        assertThat(once.missed(once.points())).isEmpty();
    }

    @Test
    void what_is_sent_is_a_point_once() {
        var once = CrashPlan.oncePerSend(List.of(
                "1 after line began #1",
                "1 before run node1 #1",
                "1 after run node1 #1",
                "1 before line answered #1",
                "1 before run node1 #2",
                "1 after run node1 #2",
                "1 before line answered #2",
                "1 before line acting #1",
                "1 before start node1 #1",
                "1 after start node1 #1",
                "1 before collect node1 #1",
                "1 after collect node1 #1"));
        assertThat(once.points())
                .containsExactly(
                        "1 after line began #1",
                        "1 after run node1 #1",
                        "1 after run node1 #2",
                        "1 before line acting #1",
                        "1 before start node1 #1",
                        "1 after start node1 #1",
                        "1 before collect node1 #1");
        assertThat(once.missed(once.points())).isEmpty();
    }

    @Test
    void only_a_further_look_at_an_action_may_be_missed() {
        assertThat(plan.missed(List.of()))
                .containsExactlyElementsOf(POINTS.stream()
                        .filter(point -> !List.of("2 before collect node1 #2", "2 before run node1 #3")
                                .contains(point))
                        .toList());
    }

    @Test
    void a_further_look_of_a_wait_may_be_missed_whoever_is_asked() {
        var waits = CrashPlan.oncePerSend(List.of(
                "1 after line began #1",
                "1 before query metadb #1",
                "1 after query metadb #1",
                "1 before line answered #1",
                "1 before projects console-1 #1",
                "1 after projects console-1 #1",
                "1 before projects console-1 #2",
                "1 after projects console-1 #2",
                "1 before line polled #1"));
        assertThat(waits.points())
                .containsExactly(
                        "1 after line began #1",
                        "1 after query metadb #1",
                        "1 after projects console-1 #1",
                        "1 after projects console-1 #2",
                        "1 before line polled #1");
        assertThat(waits.missed(List.of()))
                .containsExactly(
                        "1 after line began #1",
                        "1 after query metadb #1",
                        "1 after projects console-1 #1",
                        "1 before line polled #1");
    }

    @Test
    void a_further_look_of_a_wait_before_an_action_may_be_missed_too_and_no_other_question() {
        var waits = CrashPlan.oncePerSend(List.of(
                "1 before line began #1",
                "1 after projects console-1 #1",
                "1 before line answered #1",
                "1 after projects console-1 #2",
                "1 before line answered #2",
                "1 before projects console-1 #3",
                "1 after projects console-1 #3",
                "1 before projects console-1 #4",
                "1 after projects console-1 #4",
                "1 before line polled #1",
                "1 before line acting #1",
                "1 after start node1 #1"));
        assertThat(waits.missed(List.of()))
                .containsExactly(
                        "1 before line began #1",
                        "1 after projects console-1 #1",
                        "1 after projects console-1 #2",
                        "1 after projects console-1 #3",
                        "1 before line polled #1",
                        "1 before line acting #1",
                        "1 after start node1 #1");
    }
}
