package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.ProductModel.ProcessSight;
import dev.runproof.lab.ProductModel.Reach;
import dev.runproof.model.HostName;
import dev.runproof.parse.CmCtlQuery;
import dev.runproof.parse.GsUpgradectlHelp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
    @TempDir
    Path directory;

    private static CmCtlQuery picture(Desk desk) {
        return CmCtlQuery.parse(desk.cm(1, "cm_ctl", "query", "-Cvd").out());
    }

    private static String build(Desk desk, int node) {
        return desk.cm(node, "cm_ctl", "-V").out().replaceAll(".*build ([0-9a-f]+)\\).*\n", "$1");
    }

    static List<String> all() {
        return List.copyOf(Scenarios.sentences().keySet());
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_scenario_can_be_planted_and_taken_back(String id) {
        int nodes = id.equals("SIM-OK-1") ? 1 : id.equals("SIM-OK-9") ? 9 : 4;
        var desk = new Desk(directory, nodes);
        desk.plant(id);
        desk.model.clear();
        desk.clock.pass(Duration.ofSeconds(90));

        assertThat(desk.model.reach("omm", new HostName("db1"), new HostName("db1")))
                .isEqualTo(Reach.OPEN);
        assertThat(picture(desk).cluster())
                .isNotNull()
                .extracting("clusterState")
                .isEqualTo("Normal");
    }

    @Test
    void every_scenario_has_one_sentence() {
        assertThat(Scenarios.sentences().values()).allMatch(sentence -> sentence.endsWith("."));
    }

    @Test
    void an_unknown_scenario_is_refused() {
        var desk = new Desk(directory, 1);

        assertThatThrownBy(() -> desk.plant("earthquake"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no scenario earthquake; 'lab fault opengauss' lists those that can be planted");
        assertThatThrownBy(() -> desk.plant("SIM-CMS-DWON"))
                .hasMessage("there is no scenario SIM-CMS-DWON; did you mean SIM-CMS-DOWN?;"
                        + " 'lab fault opengauss' lists those that can be planted");
    }

    @Test
    void a_scenario_that_does_not_fit_says_what_it_needs() {
        var desk = new Desk(directory, 1);

        assertThatThrownBy(() -> desk.plant("SIM-TRUST-PAIR"))
                .hasMessage("SIM-TRUST-PAIR needs 3 nodes: bring the lab up with --nodes 3 or more");
        assertThatThrownBy(() -> desk.plant("SIM-OK-9"))
                .hasMessage("SIM-OK-9 is a cluster of 9, this one has 1 nodes: bring the lab up with --nodes 9");
    }

    @Test
    void a_scenario_waits_for_its_step() {
        var desk = new Desk(directory, 3);
        desk.model.plant("SIM-OM-DEGRADED", Optional.of(new HostName("db2")), Optional.of("OG-10"));
        assertThat(picture(desk).cluster()).extracting("clusterState").isEqualTo("Normal");
        assertThat(desk.upgrade().exit()).isZero();

        assertThat(picture(desk).cluster()).extracting("clusterState").isEqualTo("Degraded");
    }

    @Test
    void a_step_that_is_not_documented_is_refused() {
        var desk = new Desk(directory, 1);

        assertThatThrownBy(() -> desk.model.plant("SIM-OM-DEGRADED", Optional.empty(), Optional.of("OG-13")))
                .hasMessageStartingWith("no documented step is called OG-13; the steps are ");
    }

    @Test
    void another_server_is_primary_after_the_switch() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-OK-NEWPRIMARY");

        assertThat(desk.upgrade().exit()).isZero();
        assertThat(picture(desk).cmServers()).extracting("state").containsExactly("Standby", "Primary", "Standby");
    }

    @Test
    void three_unavailable_lines_precede_the_states() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-OK-FLAP");

        assertThat(desk.upgrade().out())
                .contains("Finial check cluster:\n" + "Cluster state check unavailable.\n".repeat(3)
                        + "Cluster state is : [Normal]\n".repeat(3) + "The cluster status check is available.\n");
    }

    @Test
    void the_last_node_has_the_build_of_the_installation_after_an_expansion() {
        var desk = new Desk(directory, 4);
        desk.plant("SIM-REPEAT-AFTER-EXPANSION");

        assertThat(List.of(build(desk, 1), build(desk, 2), build(desk, 3), build(desk, 4)))
                .containsExactly("e58a41bb", "e58a41bb", "e58a41bb", "7d3f90c2");
    }

    @Test
    void the_new_node_may_be_the_upgrade_node() {
        var desk = new Desk(directory, 4);
        desk.plant("SIM-REPEAT-NEWNODE-RUNS");

        assertThat(desk.model.roles(new HostName("db4"))).contains("upgrade-node");
        assertThat(desk.model.roles(new HostName("db1"))).containsExactly("node");
        var outcome = desk.om(
                4,
                "gs_upgradectl",
                "-t",
                "upgrade-cm",
                "--upgrade-package",
                desk.uploaded(4).toString());
        assertThat(outcome.exit()).isZero();
        assertThat(desk.temporary(1)).contains("upgrade_cm_backup.tar.gz-7d3f90c2-" + HandClock.STAMP + ".tar.gz");
    }

    @Test
    void a_node_that_has_not_joined_has_no_row() {
        var desk = new Desk(directory, 4);
        desk.plant("SIM-REPEAT-NOT-JOINED");

        assertThat(picture(desk).datanodes()).hasSize(3);
        assertThat(picture(desk).cmServers()).hasSize(3);
        assertThat(build(desk, 4)).isEqualTo("7d3f90c2");
    }

    @Test
    void the_help_of_an_old_release_has_no_upgrade_cm() {
        var desk = new Desk(directory, 1);
        desk.plant("SIM-NOHELP");

        assertThat(GsUpgradectlHelp.parse(desk.om(1, "gs_upgradectl", "--help").out())
                        .subcommands())
                .doesNotContain("upgrade-cm");
    }

    @Test
    void the_environment_file_loses_the_temporary_directory_and_gets_it_back() throws Exception {
        var desk = new Desk(directory, 1);
        Path file = desk.host(1).path("/home/omm/gauss_env_file");
        desk.plant("SIM-HELP-NOENV");
        assertThat(Files.readString(file)).doesNotContain("export PGHOST=").contains("unset PGHOST");

        desk.model.clear();
        assertThat(Files.readString(file)).contains("export PGHOST=");
    }

    @Test
    void the_copy_on_the_node_changes_as_soon_as_it_is_there() throws Exception {
        var desk = new Desk(directory, 1);
        desk.plant("SIM-PKG-NODE");
        Path file = desk.uploaded(1);
        String wanted = desk.model.variables().getOrDefault("opengauss.packageSha256", "");
        for (int i = 0; i < 500 && LabPackages.sha256(file).equals(wanted); i++) {
            new java.util.concurrent.CountDownLatch(1).await(10, java.util.concurrent.TimeUnit.MILLISECONDS);
        }

        assertThat(LabPackages.sha256(file)).isNotEqualTo(wanted);
        desk.model.clear();
    }

    @Test
    void trust_is_broken_for_one_pair_only() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-TRUST-PAIR");
        var one = new HostName("db1");
        var two = new HostName("db2");
        var three = new HostName("db3");

        assertThat(desk.model.reach("omm", three, two)).isEqualTo(Reach.REFUSED);
        assertThat(desk.model.reach("omm", two, three)).isEqualTo(Reach.OPEN);
        assertThat(desk.model.reach("root", three, two)).isEqualTo(Reach.OPEN);
        desk.host(1).setUp(false);
        assertThat(desk.model.reach("omm", two, one)).isEqualTo(Reach.UNREACHABLE);
    }

    @Test
    void disks_are_as_full_as_their_names_say() {
        var desk = new Desk(directory, 2);
        desk.plant("SIM-DISK-79");
        var figures = desk.host(2).disk(desk.node(2).paths().temporary());
        assertThat(figures.used() * 1000 / (figures.used() + figures.available()))
                .isEqualTo(790);

        desk.model.clear();
        desk.plant("SIM-DISK-80", 1);
        var other = desk.host(1).disk(desk.node(1).paths().temporary());
        assertThat(other.used() * 1000 / (other.used() + other.available())).isEqualTo(791);
    }

    @Test
    void only_the_file_system_of_the_package_is_full() {
        var desk = new Desk(directory, 1);
        desk.plant("SIM-DISK-NODIR");
        var host = desk.host(1);

        assertThat(desk.node(1).paths().upload().getParent()).doesNotExist();
        var opt = host.disk(host.path("/opt"));
        assertThat(opt.used() * 1000 / (opt.used() + opt.available())).isEqualTo(800);
        assertThat(opt.mountedOn()).isEqualTo("/opt");
        var home = host.disk(desk.node(1).paths().gaussHome());
        assertThat(home.used() * 100 / (home.used() + home.available())).isEqualTo(30);
    }

    @Test
    void a_server_that_died_after_the_switch_stays_down_in_a_normal_cluster() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-CMS-DOWN");
        assertThat(desk.upgrade().exit()).isZero();
        desk.clock.pass(Duration.ofMinutes(1));

        assertThat(picture(desk).cmServers()).extracting("state").containsExactly("Primary", "Standby", "Down");
        assertThat(picture(desk).cluster()).extracting("clusterState").isEqualTo("Normal");
    }

    @Test
    void nobody_answers_after_the_switch() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-NOCONN");
        assertThat(desk.upgrade().exit()).isZero();

        assertThat(desk.cm(1, "cm_ctl", "query", "-Cvd").exit()).isEqualTo(255);
        assertThat(picture(desk).messages()).hasSize(2);
    }

    @Test
    void the_broken_standby_is_another_one_afterwards() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-DEGRADED-SWAPPED");
        assertThat(picture(desk).datanodes()).extracting("role").containsExactly("Primary", "Standby", "Down");

        assertThat(desk.upgrade().out()).contains("Cluster origin state is : [Degraded]\n", "state is : [Degraded]\n");
        assertThat(picture(desk).datanodes()).extracting("role").containsExactly("Primary", "Down", "Standby");
    }

    @Test
    void another_standby_goes_down_after_the_status_was_told() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-DEGRADED-VOID");

        assertThat(desk.om(1, "gs_om", "-t", "status").out()).contains(": Degraded\n");
        assertThat(picture(desk).datanodes()).extracting("role").containsExactly("Primary", "Down", "Down");
    }

    @Test
    void the_backup_is_missing_on_one_node() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-NOBACKUP");
        assertThat(desk.upgrade().exit()).isZero();

        assertThat(desk.temporary(1)).hasSize(1);
        assertThat(desk.temporary(2)).isEmpty();
    }

    @Test
    void only_the_backup_of_last_month_is_there() {
        var desk = new Desk(directory, 2);
        desk.plant("SIM-OLDBACKUP");
        assertThat(desk.upgrade().exit()).isZero();

        assertThat(desk.temporary(2)).containsExactly("upgrade_cm_backup.tar.gz-7d3f90c2-20260114-031245.tar.gz");
    }

    @Test
    void an_expansion_is_seen_as_a_process_of_root_until_it_is_taken_back() {
        var desk = new Desk(directory, 2);
        desk.plant("SIM-SCALING");
        assertThat(desk.host(1).processes())
                .anyMatch(process -> process.user().equals("root") && NodeProcesses.names(process, "gs_expansion"));

        desk.model.clear();
        assertThat(desk.host(1).processes()).noneMatch(process -> NodeProcesses.names(process, "gs_expansion"));
    }

    @Test
    void an_expansion_starts_when_the_picture_before_is_taken() {
        var desk = new Desk(directory, 2);
        desk.plant("SIM-SCALING-LATE");
        assertThat(desk.host(1).processes()).noneMatch(process -> process.user().equals("root"));

        picture(desk);
        assertThat(desk.host(1).processes()).anyMatch(process -> NodeProcesses.names(process, "gs_expansion"));
    }

    @Test
    void a_name_among_the_arguments_is_no_expansion() {
        var desk = new Desk(directory, 1);
        desk.plant("SIM-SCALING-NAME");

        assertThat(desk.host(1).processes())
                .anyMatch(process -> String.join(" ", process.argv()).contains("gs_expansion.log"))
                .noneMatch(process -> NodeProcesses.names(process, "gs_expansion"));
    }

    @Test
    void an_expansion_has_left_nothing_but_its_log() {
        var desk = new Desk(directory, 1);
        desk.plant("SIM-SCALING-GAP");
        assertThat(desk.upgrade().exit()).isZero();

        assertThat(desk.node(1).files().list(desk.node(1).paths().omLog()))
                .anyMatch(file -> file.getFileName().toString().startsWith("gs_expansion-"));
    }

    @Test
    void processes_of_others_are_hidden_from_ordinary_accounts() {
        var desk = new Desk(directory, 1);
        desk.plant("SIM-SCALING-HIDDEN");

        assertThat(desk.model.sight("omm", new HostName("db1"))).isEqualTo(ProcessSight.OWN);
        assertThat(desk.model.sight("root", new HostName("db1"))).isEqualTo(ProcessSight.ALL);
    }
}
