package dev.runproof.product.oms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final long HOUR = 60;

    @Test
    void a_day_can_be_served_by_the_sources_of_all_projects() {
        assertThat(Retention.beyond(24 * HOUR)).isEmpty();
    }

    @Test
    void what_goes_back_farther_is_warned_of_for_each_kind_of_project_that_cannot_serve_it() {
        assertThat(Retention.beyond(24 * HOUR + 1))
                .containsExactly(
                        "warning: Stores go back by 1441 minutes; sources of synchronizations keep their logs for"
                                + " 24 h unless it was set otherwise, and an older start is refused (Invalid start time, shall"
                                + " within store's data keep time): look at what is set before you go on");
        assertThat(Retention.beyond(120 * HOUR + 1))
                .hasSize(2)
                .last()
                .asString()
                .contains("of migrations", "120 h");
        assertThat(Retention.beyond(168 * HOUR + 1))
                .hasSize(3)
                .last()
                .asString()
                .contains("the API", "168 h");
    }
}
