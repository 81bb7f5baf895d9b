package dev.runproof.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people and tools type on a host, beside the product's own commands. */
class LabShellTest {
    private static LabUnderTest lab;

    @BeforeAll
    static void up() throws IOException {
        lab = LabUnderTest.up(LabSpec.of("toy"));
    }

    @AfterAll
    static void down() throws IOException {
        lab.close();
    }

    @Test
    void a_login_shell_has_the_commands_of_the_host() throws Exception {
        assertThat(toy("sh -lc hostname; bash -lc 'hostname; id -un'; sudo bash -lc 'id -un'"))
                .isEqualTo(new Ran(0, "node1\nnode1\ntoy\nroot\n", ""));
    }

    @Test
    void what_would_change_the_machine_is_refused() throws Exception {
        assertThat(toy("sudo useradd -D"))
                .isEqualTo(new Ran(
                        1,
                        "",
                        "useradd: refused on the simulated host node1: it would change the machine that the lab"
                                + " runs on\n"));
    }

    @Test
    void services_and_journals_are_answered_as_where_systemd_does_not_run() throws Exception {
        assertThat(toy("systemctl is-active sshd"))
                .isEqualTo(new Ran(
                        1,
                        "",
                        "System has not been booted with systemd as init system (PID 1). Can't operate.\n"
                                + "Failed to connect to bus: Host is down\n"));
        assertThat(toy("journalctl -n 1"))
                .isEqualTo(new Ran(0, "-- No entries --\n", "No journal files were found.\n"));
    }

    @Test
    void ps_has_the_titles_of_procps() throws Exception {
        assertThat(toy("ps -ef | head -n 1; ps aux | head -n 1; ps | head -n 1").out())
                .isEqualTo("""
                        UID          PID    PPID  C STIME TTY          TIME CMD
                        USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
                            PID TTY          TIME CMD
                        """);
    }

    @Test
    void ps_sorts_by_what_it_is_asked() throws Exception {
        assertThat(toy("ps -eo pid= | head -n 1; ps -eo pid= --sort=-pid | tail -n 1; ps auxf >/dev/null; echo $?")
                        .out())
                .isEqualTo("      1\n      1\n0\n");
        assertThat(toy("ps -e --sort=word"))
                .isEqualTo(new Ran(1, "", "error: unknown sort specifier\n\nUsage:\n ps [options]\n"));
    }

    /** More at once than pipes for replies lie ready: those who find none make their own. */
    @Test
    void callers_at_the_same_time_get_the_answers_to_their_own_calls() throws Exception {
        String tool = lab.path("node1", ToySimulation.TOOL).toString();
        var ran = toy("i=0; while [ $i -lt 120 ]; do i=$((i + 1)); { a=$(" + tool + " say $i);"
                + " [ \"$a\" = \"$i\" ] || echo \"$i was answered $a\"; } & done; wait; echo end");

        assertThat(ran).isEqualTo(new Ran(0, "end\n", ""));
    }

    private static Ran toy(String text) throws IOException, InterruptedException {
        return lab.ssh("node1", "toy", text);
    }
}
