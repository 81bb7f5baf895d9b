package dev.runproof.lab.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.HostName;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HostTextsTest {
    @Test
    void a_lab_at_the_pace_of_the_wall_has_the_machines_own_date() {
        assertThat(HostTexts.date(Instant.EPOCH, 1)).isEmpty();
    }

    @Test
    void a_faster_labs_date_is_ahead_by_the_time_that_has_passed_times_the_rest_of_the_speed() {
        assertThat(HostTexts.date(Instant.ofEpochSecond(1_700_000_000, 5), 40))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("#!/bin/sh\n")
                        .contains("rp_micros=$(((rp_now - 1700000000000000005) / 1000 * 39000 / 1000))")
                        .endsWith("exec /bin/date \"$@\"\n"));
    }

    @Test
    void who_calls_is_asked_of_the_host_and_not_of_the_environment() {
        assertThat(HostTexts.caller(new HostName("node1"), false)).isEqualTo("""
                RUNPROOF_LAB_HOST=node1
                RUNPROOF_LAB_USER=$(command -p id -un)
                export RUNPROOF_LAB_HOST RUNPROOF_LAB_USER
                """);
    }

    @Test
    void a_process_of_a_container_on_a_host_cannot_be_looked_for() {
        assertThat(HostTexts.caller(new HostName("node1"), true))
                .endsWith("[ -z \"$RUNPROOF_LAB_CONTAINER\" ] || rp_pid=0\n");
    }

    @Test
    void sudo_without_rights_is_a_comment() {
        assertThat(HostTexts.sudoers("omm", SudoPolicy.NONE)).startsWith("#");
        assertThat(HostTexts.sudoers("omm", SudoPolicy.FREE)).isEqualTo("omm ALL=(ALL:ALL) NOPASSWD: ALL");
    }
}
