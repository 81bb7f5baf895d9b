package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.opengauss.text.OmVersion;
import dev.runproof.parse.CmCtlQuery;
import dev.runproof.parse.CmServer;
import dev.runproof.parse.Datanode;
import dev.runproof.parse.GsOmStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the query and status tools say of the cluster, and what makes them say it. */
class QueryToolTest {
    private static final String NOBODY = "cm_ctl: can't connect to cm_server.\n"
            + "Maybe cm_server is not running, or timeout expired. Please try again.\n";

    @TempDir
    Path directory;

    private static List<String> servers(Desk desk) {
        return CmCtlQuery.parse(desk.cm(1, "cm_ctl", "query", "-Cvd").out()).cmServers().stream()
                .map(CmServer::state)
                .toList();
    }

    private static List<String> datanodes(Desk desk) {
        return CmCtlQuery.parse(desk.cm(1, "cm_ctl", "query", "-Cvd").out()).datanodes().stream()
                .map(row -> row.role() + " " + row.state())
                .toList();
    }

    @Test
    void root_is_refused_on_stdout() {
        var desk = new Desk(directory, 1);

        assertThat(desk.call(1, "root", Desk.BIN + "cm_ctl", "cm_ctl", "-V"))
                .isEqualTo(new Desk.Outcome(1, "current user is the root user (uid = 0), exit.\n", ""));
    }

    @Test
    void the_version_is_in_the_bytes_of_the_program() throws Exception {
        var desk = new Desk(directory, 2);
        Path program = desk.node(2).paths().bin("cm_ctl");
        Files.writeString(program, Files.readString(program).replace("build 7d3f90c2", "build 00aa11bb"));

        assertThat(desk.cm(2, "cm_ctl", "-V").out())
                .isEqualTo("cm_ctl (openGauss CM 5.0.0 build 00aa11bb) compiled at 2023-03-31 20:11:52 Release\n");
        assertThat(desk.cm(1, "cm_server", "-V").out())
                .isEqualTo("cm_server (openGauss CM 5.0.0 build 7d3f90c2) compiled at 2023-03-31 20:11:52 Release\n");
    }

    @Test
    void nobody_answers_until_another_server_is_elected() {
        var desk = new Desk(directory, 3);
        desk.host(1).pkill("cm_server");

        var at_once = desk.cm(1, "cm_ctl", "query", "-Cv");
        assertThat(at_once.exit()).isEqualTo(255);
        assertThat(at_once.out()).endsWith("\n\n" + NOBODY);

        desk.clock.pass(Duration.ofSeconds(5));
        assertThat(servers(desk)).containsExactly("Standby", "Primary", "Standby");
    }

    @Test
    void one_survivor_of_three_steps_down_and_up() {
        var desk = new Desk(directory, 3);
        desk.model.cluster().switches().deadServers().addAll(List.of(2, 3));
        desk.host(2).pkill("cm_server");
        desk.host(3).pkill("cm_server");

        var exits = new java.util.TreeSet<Integer>();
        for (int i = 0; i < 20; i++) {
            desk.clock.pass(Duration.ofSeconds(1));
            exits.add(desk.cm(1, "cm_ctl", "query", "-Cv").exit());
        }

        assertThat(exits).containsExactly(0, 255);
    }

    @Test
    void the_monitor_restarts_the_agent_and_the_agent_the_server() {
        var desk = new Desk(directory, 3);
        desk.host(3).pkill("cm_agent");
        desk.host(3).pkill("cm_server");
        desk.clock.pass(Duration.ofSeconds(6));

        assertThat(servers(desk)).containsExactly("Primary", "Standby", "Standby");
        assertThat(desk.node(3).processes().runs(Daemon.CM_AGENT)).isTrue();
    }

    @Test
    void cron_starts_the_monitor_within_a_minute_when_the_crontab_says_so() {
        var desk = new Desk(directory, 2);
        desk.host(1).pkill("om_monitor");
        desk.host(2).pkill("om_monitor");
        desk.host(2).crontab("omm", "# " + desk.host(2).crontab("omm"));
        desk.clock.pass(Duration.ofSeconds(61));

        assertThat(desk.node(1).processes().runs(Daemon.OM_MONITOR)).isTrue();
        assertThat(desk.node(2).processes().runs(Daemon.OM_MONITOR)).isFalse();
    }

    @Test
    void a_standby_becomes_primary_when_the_primary_database_dies() {
        var desk = new Desk(directory, 3);
        desk.host(1).pkill("gaussdb");

        desk.clock.pass(Duration.ofSeconds(1));
        assertThat(datanodes(desk))
                .containsExactly(
                        "Down Manually stopped",
                        "Standby Need repair(Disconnected)",
                        "Standby Need repair(Disconnected)");

        desk.clock.pass(Duration.ofSeconds(7));
        assertThat(datanodes(desk)).startsWith("Down Manually stopped", "Standby Promoting");

        desk.clock.pass(Duration.ofSeconds(40));
        assertThat(datanodes(desk)).containsExactly("Standby Normal", "Primary Normal", "Standby Normal");
        assertThat(desk.cm(1, "cm_ctl", "query").out()).contains("balanced                  : No\n");
    }

    @Test
    void a_node_whose_agent_is_gone_is_told_as_down() {
        var desk = new Desk(directory, 3);
        desk.host(2).crontab("omm", "");
        desk.host(2).pkill("om_monitor");
        desk.host(2).pkill("cm_agent");
        desk.clock.pass(Duration.ofSeconds(10));

        assertThat(datanodes(desk)).containsExactly("Primary Normal", "Down Unknown", "Standby Normal");
    }

    @Test
    void a_host_that_is_down_takes_its_server_and_its_database_along() {
        var desk = new Desk(directory, 3);
        desk.host(3).setUp(false);
        desk.clock.pass(Duration.ofSeconds(10));

        assertThat(servers(desk)).containsExactly("Primary", "Standby", "Down");
        assertThat(datanodes(desk)).endsWith("Down Unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Cvd", "-Cv", "-Cvdi", "-Cvdip", "-Cvdiw", "-C -v -p -i -w"})
    void every_combination_of_flags_can_be_read(String flags) {
        var settings = OpenGaussSettings.standard(directory.resolve("lab")).withZones(2);
        var desk = new Desk(directory, 4, settings);
        var words = new java.util.ArrayList<>(List.of("cm_ctl", "query"));
        words.addAll(List.of(flags.split(" ", -1)));
        words.addAll(List.of("-z", "ALL"));

        var query = CmCtlQuery.parse(desk.cm(1, words.toArray(String[]::new)).out());

        assertThat(query.datanodes()).extracting(Datanode::az).containsExactly("AZ1", "AZ1", "AZ2", "AZ2");
        assertThat(query.cmServers()).hasSize(4);
    }

    @Test
    void nine_datanodes_stand_on_one_line() {
        var desk = new Desk(directory, 9);

        var query = CmCtlQuery.parse(desk.cm(5, "cm_ctl", "query", "-Cvd").out());

        assertThat(query.datanodes()).hasSize(9);
        assertThat(query.cmServers()).hasSize(9);
    }

    @Test
    void noise_can_be_cut_out_without_a_trace() {
        var desk = new Desk(directory, 3);
        var clean = CmCtlQuery.parse(desk.cm(1, "cm_ctl", "query", "-Cvd").out());
        desk.plant("SIM-NOISE");

        var noisy = CmCtlQuery.parse(desk.cm(1, "cm_ctl", "query", "-Cvd").out());

        assertThat(noisy.noise()).hasSize(6);
        assertThat(noisy.tellsTheSameAs(clean)).isTrue();
    }

    @Test
    void the_detailed_status_succeeds_without_a_state_when_a_server_is_down() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-OM-NOSTATE");

        var detail = desk.om(1, "gs_om", "-t", "status", "--detail");
        assertThat(detail.exit()).isZero();
        assertThat(GsOmStatus.parse(detail.out()).cluster()).isNull();

        var summary = desk.om(1, "gs_om", "-t", "status");
        assertThat(summary.exit()).isOne();
        assertThat(summary.err())
                .isEqualTo("[GAUSS-51600] : Failed to obtain the cluster status.\nCommand:cm_ctl query\nError: \n"
                        + NOBODY);
    }

    @Test
    void the_status_of_one_node_follows_the_summary() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-OM-DEGRADED");
        String rule = "-".repeat(71);

        assertThat(desk.om(1, "gs_om", "-t", "status", "-h", "db1").out())
                .isEqualTo(rule + "\n\ncluster_state             : Degraded\nredistributing            : No\n"
                        + "balanced                  : Yes\n\n" + rule + "\n\n"
                        + "node_state                : Normal\n\n" + rule + "\n\n");
        assertThat(GsOmStatus.parse(
                                desk.om(1, "gs_om", "-t", "status", "-h", "db3").out())
                        .nodeState())
                .isEqualTo("Abnormal");
    }

    @Test
    void the_detailed_status_of_two_zones_can_be_read() {
        var settings = OpenGaussSettings.standard(directory.resolve("lab"))
                .withZones(2)
                .withOm(OmVersion.V5_0_0);
        var desk = new Desk(directory, 3, settings);

        var status =
                GsOmStatus.parse(desk.om(1, "gs_om", "-t", "status", "--detail").out());

        assertThat(status.datanodes()).extracting(Datanode::az).containsExactly("AZ1", "AZ1", "AZ2");
        assertThat(status.datanodes()).extracting(Datanode::port).containsOnly(26000L);
    }

    @Test
    void everything_can_be_stopped_and_started() {
        var desk = new Desk(directory, 3);
        desk.cm(1, "cm_ctl", "stop");
        desk.clock.pass(Duration.ofSeconds(20));
        assertThat(desk.cm(1, "cm_ctl", "query").exit()).isEqualTo(255);

        desk.cm(1, "cm_ctl", "start");
        desk.clock.pass(Duration.ofSeconds(60));
        assertThat(desk.cm(1, "cm_ctl", "query").out()).contains("cluster_state             : Normal\n");
    }

    @Test
    void a_file_in_the_installation_pauses_arbitration() throws Exception {
        var desk = new Desk(directory, 3);
        Files.createFile(desk.node(2).paths().manualPause());

        assertThat(desk.cm(1, "cm_ctl", "query", "-Cv").out()).contains("\npausing         : Yes\n");
        desk.host(1).pkill("gaussdb");
        desk.clock.pass(Duration.ofSeconds(9));
        assertThat(datanodes(desk)).doesNotContain("Standby Promoting", "Primary Normal");
    }

    @Test
    void a_node_without_a_static_configuration_knows_no_cluster() throws Exception {
        var desk = new Desk(directory, 1);
        Path file = StaticConfiguration.of(desk.node(1));
        Files.delete(file);

        assertThat(desk.cm(1, "cm_ctl", "query", "-Cvd"))
                .isEqualTo(new Desk.Outcome(255, "cm_ctl: Fail to access the cluster static config file.\n", ""));
        assertThat(desk.om(1, "gs_om", "-t", "status"))
                .isEqualTo(new Desk.Outcome(1, "", "[GAUSS-50201] : The " + file + " does not exist.\n"));
        assertThat(desk.cm(1, "cm_ctl", "-V").exit()).isZero();
    }

    @Test
    void a_query_needs_the_environment() {
        var desk = new Desk(directory, 1);

        assertThat(desk.call(1, "omm", Desk.BIN + "cm_ctl", java.util.Map.of(), "cm_ctl", "query"))
                .isEqualTo(new Desk.Outcome(1, "cm_ctl: Get GAUSSHOME failed.\n", ""));
    }

    @Test
    void an_option_that_is_not_simulated_is_refused() {
        var desk = new Desk(directory, 1);

        assertThat(desk.cm(1, "cm_ctl", "query", "-CvQ").out())
                .isEqualTo("cm_ctl: unrecognized option or not simulated: -Q\n");
    }
}
