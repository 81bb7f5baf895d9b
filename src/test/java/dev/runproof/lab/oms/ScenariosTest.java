package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planted scenarios and what an operator sees of them; one lab for all, each test leaves it as it was. */
@Timeout(60)
class ScenariosTest {
    private static OmsLab oms;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-4.2.9", Map.of());
        oms.must("node1", "docker load -i " + oms.variable("imageArchive.node1"));
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    @AfterEach
    void back() throws Exception {
        oms.lab.clear();
        oms.run("node1", "docker rm -f oms_429");
        oms.run("node1", "docker start oms_428");
        oms.until("node1", "docker exec oms_428 supervisorctl status", "oms_console                      RUNNING");
    }

    private static void plant(String scenario) {
        oms.lab.plant(scenario, "node1", "");
    }

    private static void startNew() throws Exception {
        oms.must("node1", "docker stop -t 120 oms_428");
        oms.must("node1", oms.start("node1"));
        oms.until("node1", "docker exec oms_429 supervisorctl status", "sshd                             RUNNING");
    }

    private static String inspected(String template) throws Exception {
        return oms.must("node1", "docker inspect --format '" + template + "' oms_429")
                .out()
                .strip();
    }

    @Test
    void f04_a_container_that_does_not_hear_is_killed_and_the_stop_succeeds() throws Exception {
        plant("SIM-F04");
        assertThat(oms.run("node1", "docker stop oms_428").exit()).isZero();
        assertThat(oms.must(
                                "node1",
                                "docker inspect -f '{{.State.Status}} {{.State.ExitCode}} {{.State.OOMKilled}}' oms_428")
                        .out())
                .isEqualTo("exited 137 false\n");
    }

    @Test
    void f06_a_container_with_a_restart_policy_comes_back_with_the_daemon() throws Exception {
        plant("SIM-F06");
        oms.must("node1", "docker stop oms_428");
        assertThat(oms.until("node1", "docker inspect -f '{{.State.Status}}' oms_428", "running"))
                .isEqualTo("running\n");
        oms.must("node1", "docker update --restart=no oms_428");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIM-F14 | unexpected EOF",
                "SIM-F14-FULL | no space left on device",
            })
    void f14_an_archive_that_cannot_be_loaded(String scenario, String said) throws Exception {
        plant(scenario);
        var ran = oms.run("node1", "docker load -i " + oms.variable("imageArchive.node1"));
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("Error processing tar file(exit status 1): ")
                .contains(said);
    }

    @Test
    void f14_an_archive_of_another_image_takes_the_tag_away_and_one_of_two_tells_both() throws Exception {
        plant("SIM-F14-OTHER");
        assertThat(oms.must("node1", "docker load -i " + oms.variable("imageArchive.node1"))
                        .out())
                .contains("already exists, renaming the old one with ID sha256:");
        oms.lab.clear();
        plant("SIM-F14-TWO");
        assertThat(oms.must("node1", "docker load -i " + oms.variable("imageArchive.node1"))
                        .out())
                .contains("feature_4.2.9_ce", "feature_4.2.8_ce");
        oms.lab.clear();
        oms.must("node1", "docker load -i " + oms.variable("imageArchive.node1"));
    }

    @Test
    void f15_a_configuration_that_is_gone_at_the_start_becomes_a_directory() throws Exception {
        oms.lab.plant("SIM-F15", "node1", "OMS429-0");
        assertThat(Path.of(oms.variable("config.node1"))).doesNotExist();
        oms.must("node1", "docker stop oms_428");
        oms.must("node1", oms.start("node1"));
        assertThat(Path.of(oms.variable("config.node1"))).isDirectory();
        assertThat(oms.until("node1", "docker inspect -f '{{.State.Status}}' oms_429", "exited"))
                .isEqualTo("exited\n");
    }

    @Test
    void f16_an_earlier_attempt_holds_the_name() throws Exception {
        plant("SIM-F16");
        assertThat(oms.must("node1", "docker ps -a --filter name=^/oms_429$ --format '{{.State}}'")
                        .out())
                .isEqualTo("created\n");
    }

    @Test
    void f17_a_port_that_is_taken_keeps_nginx_from_running() throws Exception {
        plant("SIM-F17");
        startNew();
        assertThat(oms.until(
                        "node1", "docker exec oms_429 supervisorctl status", "nginx                            FATAL"))
                .contains("nginx                            FATAL");
    }

    @Test
    void f19_a_console_that_is_fatal_is_not_held_back() throws Exception {
        plant("SIM-F19");
        startNew();
        assertThat(oms.status("node1", "oms_429")).contains("oms_console                      FATAL");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void f20_a_step_of_the_initialisation_fails_with_exit_0(int step) throws Exception {
        plant("SIM-F20-" + step);
        startNew();
        var ran = oms.init("node1");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains("Traceback (most recent call last):").endsWith("init failed!\n");
        assertThat(ran.out()).doesNotContain("【结束】").contains("【步骤" + "一二三四五".charAt(step - 1));
        assertThat(oms.run("node1", "docker exec oms_429 test -f /root/init_flag.txt")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void f21_the_initialisation_completes_with_a_dead_console() throws Exception {
        plant("SIM-F21");
        startNew();
        assertThat(oms.init("node1").out()).contains("oms_console                      FATAL", "【结束】");
    }

    @Test
    void f25_a_host_whose_programs_do_not_come_up_keeps_its_old_heartbeat() throws Exception {
        plant("SIM-F25");
        oms.must("node1", "docker stop oms_428");
        oms.must("node1", oms.start("node1"));
        assertThat(oms.status("node1", "oms_429")).doesNotContain("RUNNING");
    }

    @Test
    void f27_a_console_answers_502_for_a_while() throws Exception {
        plant("SIM-F27");
        startNew();
        oms.init("node1");
        assertThat(oms.until("node1", "curl -s " + oms.variable("console.node1") + "/oms/health", "healthy"))
                .contains("\"healthy\":true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRIVILEGED | {{.HostConfig.Privileged}} | false",
                "PIDS-LIMIT | {{.HostConfig.PidsLimit}} | 4096",
                "ULIMIT | {{json .HostConfig.Ulimits}} | null",
                "NETWORK | {{.HostConfig.NetworkMode}} | default",
                "IS-UPGRADE | {{if eq (index .Config.Env 1) \"IS_UPGRADE=true\"}}yes{{else}}no{{end}} | no",
                "BIND | {{len .HostConfig.Binds}} | 3",
                "RESTART | {{.HostConfig.RestartPolicy.Name}} | always"
            })
    void f42_a_parameter_of_the_new_container_is_lost(String what, String template, String seen) throws Exception {
        plant("SIM-F42-" + what);
        oms.must("node1", "docker stop -t 120 oms_428");
        oms.must("node1", oms.start("node1"));
        assertThat(inspected(template)).isEqualTo(seen);
    }

    @Test
    void f38_the_api_refuses_everybody() throws Exception {
        String url = oms.variable("console.node1");
        String api = "curl -s -o /dev/null -w '%{http_code}' -u admin:\"$(cat " + oms.variable("consolePasswordFile")
                + ")\" -H 'Content-Type: application/json' -d '{}' '" + url + "/api/v2?Action=ListProjects'";
        assertThat(oms.run("node1", api).out()).isEqualTo("200");
        plant("SIM-F38-API");
        assertThat(oms.run("node1", api).out()).isEqualTo("401");
    }

    @Test
    void f05_a_host_goes_down_when_the_first_container_was_stopped() throws Exception {
        oms.lab.plant("SIM-F05", "node2", "");
        assertThat(oms.lab.ssh("node2", "root", "true").exit()).isZero();
        oms.must("node1", "docker stop oms_428");
        assertThat(oms.lab.ssh("node2", "root", "true").exit()).isEqualTo(255);
        oms.lab.clear();
        assertThat(oms.lab
                        .ssh("node2", "root", "docker inspect -f '{{.State.Status}}' oms_428")
                        .out())
                .isEqualTo("exited\n");
        oms.must("node2", "docker start oms_428");
    }

    @Test
    void f34_the_new_console_is_dead_behind_the_initialisation() throws Exception {
        plant("SIM-F34");
        startNew();
        oms.init("node1");
        assertThat(oms.status("node1", "oms_429")).contains("oms_console                      STOPPED");
        assertThat(oms.health("node1").out()).contains("502");
    }

    @Test
    void a_scenario_waits_for_its_step_and_names_what_it_does_not_know() {
        assertThatThrownBy(() -> oms.lab.plant("SIM-F99", "", ""))
                .hasMessageStartingWith("there is no scenario SIM-F99");
        assertThatThrownBy(() -> oms.lab.plant("SIM-F19", "", "OMS429-99"))
                .hasMessageContaining("no documented step of oms-4.2.9 is called OMS429-99");
        assertThatThrownBy(() -> oms.lab.plant("SIM-OK-5", "", "")).hasMessageContaining("--option regions=2");
        oms.lab.plant("SIM-F15", "node1", "OMS429-5");
        assertThat(Files.exists(Path.of(oms.variable("config.node1")))).isTrue();
    }

    @Test
    void a_lab_refuses_what_fits_no_installation() {
        assertThatThrownBy(() -> LabUnderTest.up(LabSpec.of("oms-3.3.0").withNodes(2)))
                .hasMessageContaining("bring the lab up with --nodes 1");
        assertThatThrownBy(() -> OmsLab.up("oms-4.2.9", Map.of("source-version", "4.1.1")))
                .hasMessageContaining("there is no upgrade from 4.1.1 to 4.2.9");
        assertThatThrownBy(() -> OmsLab.up("oms-4.2.9", Map.of("region", "2")))
                .hasMessageContaining("did you mean regions?");
    }
}
