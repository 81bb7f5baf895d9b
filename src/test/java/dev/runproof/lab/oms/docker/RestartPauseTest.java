package dev.runproof.lab.oms.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPauseTest {
    private final RestartPause pause = new RestartPause();

    @Test
    void doubles_up_to_a_minute() {
        assertThat(pause.next(Duration.ZERO)).hasMillis(100);
        assertThat(pause.next(Duration.ofSeconds(9))).hasMillis(200);
        for (int i = 0; i < 20; i++) {
            pause.next(Duration.ZERO);
        }
        assertThat(pause.next(Duration.ZERO)).hasMinutes(1);
    }

    @Test
    void begins_anew_once_the_container_has_run_for_a_while() {
        pause.next(Duration.ZERO);
        pause.next(Duration.ZERO);
        assertThat(pause.next(Duration.ofSeconds(10))).hasMillis(100);
    }
}
