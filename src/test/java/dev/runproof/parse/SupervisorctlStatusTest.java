package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorctlStatusTest {
    private static final String FIVE = "nginx RUNNING pid 1, uptime 0:00:10\n"
            + "oms_console RUNNING pid 2, uptime 0:00:10\noms_drc_cm RUNNING pid 3, uptime 0:00:10\n"
            + "oms_drc_supervisor RUNNING pid 4, uptime 0:00:10\nsshd RUNNING pid 5, uptime 0:00:10\n";

    @Test
    void all_are_running_when_the_five_are_there_and_nothing_else_stands() {
        assertThat(SupervisorctlStatus.parse(FIVE).allRunning()).isTrue();
        assertThat(SupervisorctlStatus.parse(FIVE + "crond STARTING  \n").allRunning())
                .isFalse();
        assertThat(SupervisorctlStatus.parse(FIVE.substring(0, FIVE.indexOf("sshd")))
                        .allRunning())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0:00:00          | 0
            0:11:03          | 663
            10:00:00         | 36000
            1 day, 0:00:05   | 86405
            3 days, 5:40:09  | 279609
            """)
    void an_uptime_is_told_in_seconds(String uptime, long seconds) {
        assertThat(SupervisorctlStatus.parse("a RUNNING pid 7, uptime " + uptime)
                        .programs()
                        .get(0)
                        .uptimeSeconds())
                .isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:///var/run/supervisor.sock no such file",
                "x: ERROR (no such process)",
                "x running pid 7, uptime 0:00:10",
                "x RUNNINGpid 7, uptime 0:00:10",
                "FATAL",
                "x"
            })
    void refuses_a_line_without_name_and_state(String line) {
        assertThatThrownBy(() -> SupervisorctlStatus.parse(FIVE + line))
                .hasMessage("[PARSE] supervisorctl status: line 6: expected a program, its state and a description: "
                        + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x RUNNING",
                "x RUNNING pid 7",
                "x RUNNING pid 7, uptime",
                "x RUNNING pid 7, uptime 0:60:00",
                "x RUNNING pid 7, uptime 24:00:00",
                "x RUNNING pid 7, uptime 0:00:10 and more",
                "x RUNNING pid , uptime 0:00:10"
            })
    void refuses_a_running_program_that_does_not_say_since_when(String line) {
        assertThatThrownBy(() -> SupervisorctlStatus.parse(line))
                .hasMessage("[PARSE] supervisorctl status: line 1: expected pid <number>, uptime <time>: " + line);
    }

    @Test
    void refuses_a_program_listed_twice() {
        assertThatThrownBy(() -> SupervisorctlStatus.parse(FIVE + "nginx FATAL"))
                .hasMessage("[PARSE] supervisorctl status: line 6: a program listed twice: nginx FATAL");
    }
}
