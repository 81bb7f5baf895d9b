package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lab with real processes, ports and SSH; what its tools print is tested without one. */
class OpenMldbLabTest {
    private LabUnderTest lab;

    @BeforeEach
    void up() throws IOException {
        lab = LabUnderTest.up(LabSpec.of("openmldb").atSpeed(40));
    }

    @AfterEach
    void down() throws IOException {
        lab.close();
    }

    private Ran ssh(String host, String text) throws Exception {
        return lab.ssh(host, "openmldb", text);
    }

    private String variable(String name) {
        return lab.description().variables().get("openmldb." + name);
    }

    private Ran client(String... words) throws Exception {
        var command = new java.util.ArrayList<>(List.of(variable("binary")));
        command.addAll(List.of(words));
        return LabUnderTest.run(command, Map.of(), "");
    }

    private String tablets() throws Exception {
        return client(
                        "--zk_cluster=" + variable("zkCluster"),
                        "--zk_root_path=" + variable("zkRootPath"),
                        "--role=ns_client",
                        "--interactive=false",
                        "--cmd=showtablet")
                .out();
    }

    @Test
    void a_tablet_goes_from_one_release_to_the_next() throws Exception {
        assertThat(lab.description().hosts())
                .extracting(host -> host.name() + " " + host.roles())
                .containsExactly(
                        "ns1 [nameserver, operation]",
                        "ns2 [nameserver]",
                        "tablet1 [tablet]",
                        "tablet2 [tablet]",
                        "tablet3 [tablet]",
                        "tm1 [taskmanager, apiserver, application]");
        String home = variable("dir.tablet.tablet1");
        String endpoint = variable("endpoint.tablet.tablet1");
        assertThat(tablets()).contains("kHealthy").doesNotContain("kOffline");
        assertThat(ssh("tablet1", home + "/bin/openmldb --version").out())
                .isEqualTo("openmldb version " + Release.of("0.9.0").full() + "\nDebug build (NDEBUG not #defined)\n");
        assertThat(ssh("ns1", "curl -s http://" + endpoint + "/status").out())
                .startsWith("version: " + Release.of("0.9.0").full() + "\n");

        assertThat(ssh("tablet1", "cd " + home + " && bash bin/start.sh stop tablet"))
                .isEqualTo(new Ran(0, "Stopping tablet ... \nStop tablet success\n", ""));
        assertThat(ssh("ns1", "curl -s http://" + endpoint + "/status").exit()).isEqualTo(7);

        ssh(
                "tablet1",
                "cd " + home + " && cp -a " + variable("newPackage") + "/bin bin.new && mv bin bin.backup-1"
                        + " && mv bin.new bin; sleep 0.5");
        assertThat(tablets()).contains("kOffline");
        Ran started = ssh("tablet1", "bash " + home + "/bin/start.sh start tablet");
        assertThat(started.exit()).isZero();
        assertThat(started.out())
                .matches("(?s)Starting tablet \\.\\.\\. \nprocess pid is \\d+\n"
                        + "(curl server status failed, retry later\n)*Start tablet success\n");
        assertThat(ssh("ns1", "curl -s http://" + endpoint + "/status").out())
                .startsWith("version: " + Release.of("0.9.2").full() + "\n");
        assertThat(Files.readString(lab.path("tablet1", "/opt/openmldb/bin/tablet.pid")))
                .isEqualTo(started.out().replaceAll("(?s).*pid is (\\d+)\n.*", "$1\n"));
        assertThat(ssh("tablet1", home + "/bin.backup-1/openmldb --version").out())
                .startsWith("openmldb version " + Release.of("0.9.0").full() + "\n");
    }

    @Test
    void a_tablet_that_is_halted_answers_nobody_loses_its_session_and_comes_back_when_it_goes_on() throws Exception {
        String process = "$(cat " + variable("dir.tablet.tablet1") + "/bin/tablet.pid)";
        String status = "curl -s --max-time 1 http://" + variable("endpoint.tablet.tablet1") + "/status";

        ssh("tablet1", "kill -STOP " + process);

        assertThat(ssh("ns1", status).exit()).isEqualTo(28);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> tablets().contains("kOffline"));
        ssh("tablet1", "kill -CONT " + process);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !tablets().contains("kOffline"));
        assertThat(ssh("ns1", status).out())
                .startsWith("version: " + Release.of("0.9.0").full() + "\n");
    }

    @Test
    void start_sh_says_little_by_its_exit_status() throws Exception {
        String home = variable("dir.tablet.tablet1");
        String script = "bash " + home + "/bin/start.sh ";
        assertThat(ssh("tablet1", script + "start")).isEqualTo(new Ran(1, StartTexts.USAGE, ""));
        assertThat(ssh("tablet1", script + "start tabletx").out())
                .isEqualTo("No component named tabletx in [tablet tablet2 nameserver apiserver taskmanager"
                        + " standalone_tablet standalone_nameserver standalone_apiserver data_collector synctool]\n");
        assertThat(ssh("tablet1", script + "frob tablet"))
                .isEqualTo(new Ran(0, "", "Only support {start|stop|restart}\n"));
        assertThat(ssh("tablet1", script + "stop apiserver"))
                .isEqualTo(
                        new Ran(1, "Invalid log dir\n", "grep: ./conf/apiserver.flags: No such file or directory\n"));
        Ran again = ssh("tablet1", script + "start tablet");
        assertThat(again.exit()).isZero();
        assertThat(again.out())
                .matches(
                        "Starting tablet \\.\\.\\. \n\u001b\\[1;31mtablet already running as process \\d+ \u001b\\[0m\n");
    }

    @Test
    void start_sh_breaks_off_where_something_of_its_own_is_missing() throws Exception {
        String home = variable("dir.taskmanager.tm1");
        String script = "bash " + home + "/bin/start.sh ";
        ssh("tm1", script + "stop taskmanager; mv " + home + "/bin/mon " + home + "/mon.away");

        Ran watched = ssh("tm1", script + "start taskmanager mon");
        assertThat(watched.exit()).isEqualTo(127);
        assertThat(watched.out()).endsWith("Rewrite properties by ./conf/taskmanager.properties\n");
        assertThat(watched.err()).endsWith("/bin/start.sh: line 168: ./bin/mon: No such file or directory\n");

        ssh("tm1", "mv " + home + "/taskmanager " + home + "/taskmanager.backup");
        Ran exchanging = ssh("tm1", script + "start taskmanager");
        assertThat(exchanging.exit()).isEqualTo(1);
        assertThat(exchanging.err())
                .isEqualTo("cp: cannot create regular file './taskmanager/conf/taskmanager.properties':"
                        + " No such file or directory\n");
        assertThat(lab.path("tm1", "/opt/openmldb/taskmanager")).doesNotExist();
        Ran unknown = ssh("tm1", script + "start synctool");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).endsWith("pushd: ./synctool/bin/: No such file or directory\n");
    }

    @Test
    void a_start_within_the_session_of_the_old_process_fails_to_register() throws Exception {
        // Slower than the others, and in one call: the session's ten seconds must not pass while a busy machine gets
        // ready.
        lab.close();
        lab = LabUnderTest.up(LabSpec.of("openmldb").atSpeed(5));
        String script = "bash " + variable("dir.tablet.tablet1") + "/bin/start.sh ";
        Ran both = ssh("tablet1", script + "stop tablet; " + script + "start tablet");
        assertThat(both.exit()).isZero();
        assertThat(both.out())
                .endsWith("\u001b[1;31mStart tablet failed! Please check log in ./logs/tablet[_mon].log and"
                        + " ./logs/tablet.INFO \u001b[0m\n");
        assertThat(ssh("tablet1", "cat " + variable("dir.tablet.tablet1") + "/logs/tablet.WARNING")
                        .out())
                .contains("] fail to register self with endpoint " + variable("endpoint.tablet.tablet1")
                        + ", err from zk -110\n")
                .contains("] Fail to register zk\n");
    }

    @Test
    void a_bin_without_its_pid_files_leaves_the_old_process_at_work() throws Exception {
        String home = variable("dir.tablet.tablet2");
        String endpoint = variable("endpoint.tablet.tablet2");
        ssh(
                "tablet2",
                "cd " + home + " && cp -a " + variable("newPackage")
                        + "/bin bin.new && mv bin bin.old && mv bin.new bin");
        assertThat(ssh("tablet2", "bash " + home + "/bin/start.sh stop tablet"))
                .isEqualTo(new Ran(
                        0,
                        "Stopping tablet ... \nno tablet to stop (could not find file ./bin/tablet.pid)\n"
                                + "Stop tablet success\n",
                        ""));
        Ran started = ssh("tablet2", "bash " + home + "/bin/start.sh start tablet");
        assertThat(started.exit()).isZero();
        assertThat(started.out())
                .endsWith("\u001b[1;31mStart tablet failed! Please check log in ./logs/tablet[_mon].log and"
                        + " ./logs/tablet.INFO \u001b[0m\n")
                .doesNotContain("retry later");
        assertThat(ssh("ns1", "curl -s http://" + endpoint + "/status").out())
                .startsWith("version: " + Release.of("0.9.0").full());
    }

    @Test
    void a_killed_server_closes_its_port_and_its_log_goes_on_in_a_new_file() throws Exception {
        String home = variable("dir.nameserver.ns2");
        String endpoint = variable("endpoint.nameserver.ns2");
        ssh("ns2", "kill -9 $(cat " + home + "/bin/nameserver.pid); sleep 0.3");
        assertThat(ssh("ns1", "curl -s http://" + endpoint + "/status").exit()).isEqualTo(7);
        ssh("ns2", "bash " + home + "/bin/start.sh start nameserver");
        assertThat(ssh("ns2", "ls " + home + "/logs | grep -c 'nameserver.info.log'")
                        .out())
                .isEqualTo("2\n");
        assertThat(ssh("ns2", "cat " + home + "/logs/nameserver.INFO").out()).contains("start nameserver");
    }

    @Test
    void the_watchdog_starts_a_component_again() throws Exception {
        lab.plant("SIM-MON", "tablet1", "");
        String home = variable("dir.tablet.tablet1");
        assertThat(lab.path("tablet1", "/opt/openmldb/logs/tablet_mon.log")).exists();
        Path child = lab.path("tablet1", "/opt/openmldb/bin/tablet.pid.child");
        String first = Files.readString(child);
        ssh("tablet1", "kill -9 " + first.strip() + "; sleep 1");
        assertThat(Files.readString(child)).isNotEqualTo(first);
        assertThat(ssh("tablet1", "bash " + home + "/bin/start.sh stop tablet").out())
                .endsWith("Stop tablet success(mon mode)\n");
        // Half a second is twice the session's ten seconds at this speed: the name of the old process is gone by then.
        assertThat(ssh("tablet1", "sleep 0.5; bash " + home + "/bin/start.sh start tablet mon")
                        .out())
                .matches("(?s)Starting tablet \\.\\.\\. \nmon pid is \\d+, process pid is \\d+, check \\d+ status\n"
                        + "(curl server status failed, retry later\n)*Start tablet success\n");
    }

    @Test
    void the_operation_tool_moves_leaders_away_and_back() throws Exception {
        String tool = "python3 " + variable("newPackage") + "/tools/openmldb_ops.py --openmldb_bin_path="
                + variable("dir.nameserver.ns1") + "/bin/openmldb --zk_cluster=" + variable("zkCluster")
                + " --zk_root_path=" + variable("zkRootPath") + " --endpoints=" + variable("endpoint.tablet.tablet1")
                + " --statfile=" + variable("stateDir") + "/stat --cmd=";
        Ran before = ssh("ns1", tool + "pre-upgrade");
        assertThat(before.exit()).isZero();
        assertThat(before.err()).doesNotContain("ERROR").doesNotContain("WARNING");
        assertThat(ssh("ns1", "cat " + variable("stateDir") + "/stat").out().lines())
                .hasSize(4);
        Ran after = ssh("ns1", tool + "post-upgrade");
        assertThat(after.err()).doesNotContain("ERROR").doesNotContain("WARNING");
        assertThat(ssh("ns1", tool + "showopstatus").out().lines()).hasSize(26 + 4);
    }

    @Test
    void the_taskmanager_needs_its_spark_home() throws Exception {
        String home = variable("dir.taskmanager.tm1");
        ssh("tm1", "bash " + home + "/bin/start.sh stop taskmanager");
        Ran without = ssh("tm1", "bash " + home + "/bin/start.sh start taskmanager");
        assertThat(without.out())
                .contains("SPARK_HOME: \n")
                .endsWith("\u001b[1;31mStart taskmanager failed! Please check log in ./logs//taskmanager[_mon].log and"
                        + " ./taskmanager/bin/logs/taskmanager.log \u001b[0m\n");
        Ran with =
                ssh("tm1", "SPARK_HOME=" + variable("sparkHome") + " bash " + home + "/bin/start.sh start taskmanager");
        assertThat(with.out()).endsWith("Start taskmanager success\n");
        assertThat(ssh(
                                "ns1",
                                "curl -s -d '{}' http://" + variable("endpoint.taskmanager.tm1")
                                        + "/openmldb.taskmanager.TaskManagerServer/GetVersion")
                        .out())
                .isEqualTo("{\"taskmanagerVersion\":\"" + Release.of("0.9.0").ofTaskmanager() + "\",\"batchVersion\":\""
                        + Release.of("0.9.0").ofTaskmanager() + "\\n\"}");
    }

    @Test
    void pip_and_mvn_tell_the_versions_of_the_sdks() throws Exception {
        assertThat(ssh("tm1", "python3 -m pip install openmldb==0.9.7"))
                .isEqualTo(new Ran(
                        1,
                        "",
                        "ERROR: Could not find a version that satisfies the requirement openmldb==0.9.7 (from versions:"
                                + " 0.7.0, 0.8.3, 0.8.4, 0.8.5, 0.9.0, 0.9.2)\n"
                                + "ERROR: No matching distribution found for openmldb==0.9.7\n"));
        assertThat(ssh("tm1", "python3 -m pip install openmldb==0.9.2").out())
                .endsWith("Successfully installed openmldb-0.9.2\n");
        assertThat(ssh("tm1", "python3 -m pip show openmldb").out()).contains("\nVersion: 0.9.2\n");
        assertThat(ssh("ns1", "python3 -m pip show openmldb").exit()).isEqualTo(1);
        assertThat(ssh(
                                "tm1",
                                "mvn -q -f " + variable("pom")
                                        + " dependency:list -DincludeGroupIds=com.4paradigm.openmldb"
                                        + " -DoutputFile=/dev/stdout")
                        .out())
                .isEqualTo("\nThe following files have been resolved:\n"
                        + "   com.4paradigm.openmldb:openmldb-jdbc:jar:0.9.0:compile\n"
                        + "   com.4paradigm.openmldb:openmldb-native:jar:0.9.0:compile\n");
        assertThat(ssh("ns1", "mvn --version").exit()).isEqualTo(127);
    }

    @Test
    void a_process_that_does_not_hear_lives_on_after_its_stop() throws Exception {
        lab.plant("SIM-OLDPROC", "tablet1", "");
        String home = variable("dir.tablet.tablet1");
        String endpoint = variable("endpoint.tablet.tablet1");
        assertThat(ssh("tablet1", "bash " + home + "/bin/start.sh stop tablet").out())
                .endsWith("Stop tablet success\n");
        assertThat(ssh("ns1", "curl -s http://" + endpoint + "/status").out())
                .startsWith("version: " + Release.of("0.9.0").full());
        assertThat(tablets()).doesNotContain("kOffline");
    }
}
