package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void a_labs_waits_are_as_much_shorter_as_its_clock_is_faster() {
        assertThat(new Pace(40).wall(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void a_limit_is_not_shortened_below_what_a_busy_machine_may_need() {
        assertThat(new Pace(40).limit(Duration.ofMinutes(15))).isEqualTo(Duration.ofSeconds(30));
        assertThat(new Pace(2).limit(Duration.ofMinutes(15))).isEqualTo(Duration.ofSeconds(450));
    }

    @Test
    void a_limit_is_never_longer_than_the_hosts_own() {
        assertThat(new Pace(1).limit(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(new Pace(40).limit(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }
}
