package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code supervisorctl} in a container, and the processes that it tells of. */
class SupervisorTest extends DockerOfOneHost {
    private static final String CM = "oms_drc_cm                       ";

    private static Ran ctl(String words) throws Exception {
        return docker("exec oms_322 supervisorctl " + words);
    }

    private static String until(String wanted) throws Exception {
        return OmsLab.looking(() -> ctl("status").out(), seen -> seen.contains(wanted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill -9 PID",
                "docker exec oms_322 kill -9 PID",
                "docker exec oms_322 sh -c 'kill PID'",
                "docker exec oms_322 supervisorctl signal KILL oms_drc_cm"
            })
    void a_program_whose_process_is_killed_is_started_anew(String kill) throws Exception {
        until(CM + "RUNNING");
        String pid = ctl("pid oms_drc_cm").out().strip();
        assertThat(ctl("status oms_drc_cm").out()).startsWith(CM + "RUNNING   pid " + pid + ", uptime ");
        assertThat(root("ps -o args= -p " + pid).out()).startsWith("java -cp /home/ds/cm/lib");

        assertThat(root(kill.replace("PID", pid)).exit()).isZero();

        assertThat(OmsLab.looking(() -> ctl("pid oms_drc_cm").out().strip(), seen -> !seen.matches("0|" + pid)))
                .isNotEqualTo(pid);
        assertThat(until(CM + "RUNNING")).as(ctl("tail oms_drc_cm").out()).contains(CM + "RUNNING");
    }

    @Test
    void a_program_is_also_a_group_of_its_own_name() throws Exception {
        assertThat(ctl("status 'nginx:*'").out()).startsWith("nginx                            RUNNING");
        assertThat(ctl("stop nginx:nginx")).isEqualTo(new Ran(0, "nginx: stopped\n", ""));
        assertThat(ctl("pid nginx").out()).isEqualTo("0\n");
        assertThat(ctl("start 'nginx:*'")).isEqualTo(new Ran(0, "nginx: started\n", ""));
        assertThat(ctl("start 'nginx:*'")).as("nothing to do").isEqualTo(new Ran(0, "", ""));
        assertThat(ctl("status 'ghana:*'").out()).isEqualTo("ghana: ERROR (no such group)\n");
        assertThat(ctl("status nginx:ghana").out()).isEqualTo("nginx:ghana: ERROR (no such process)\n");
    }

    @Test
    void what_reads_answers_and_what_is_not_simulated_says_so() throws Exception {
        assertThat(ctl("help").out()).contains("avail", "maintail");
        assertThat(ctl("avail").out()).contains("oms_console                      in use    auto      999:999\n");
        assertThat(ctl("reload")).isEqualTo(new Ran(2, "", "supervisorctl: 'reload' is not simulated\n"));
        assertThat(ctl("clear nginx").err()).contains("not simulated");
        assertThat(ctl("signal HUP nginx").err()).contains("not simulated");
        assertThat(ctl("tail ghana").out()).isEqualTo("ghana: ERROR (no such process name)\n");
    }

    @Test
    void programs_and_supervisord_leave_logs_in_the_mount() throws Exception {
        ctl("restart sshd");
        assertThat(ctl("tail sshd").out()).contains("starting");
        Path log = Path.of(at("/data/oms/oms_logs/supervisord.log"));
        assertThat(Files.readString(log))
                .contains("INFO spawned: 'sshd' with pid ", "INFO success: sshd entered RUNNING");
    }
}
