package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.Tool;
import dev.runproof.lab.opengauss.text.OmVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeFailureTest {
    private static final String SENT = "openGauss-CM-6-" + HandClock.STAMP + ".tar.gz";
    private static final String BACKUP = "upgrade_cm_backup.tar.gz-7d3f90c2-" + HandClock.STAMP + ".tar.gz";
    private static final String WORK = "upgrade_cm_backup_dir";

    @TempDir
    Path directory;

    @Test
    void leaves_new_programs_and_everything_else_when_a_node_has_no_monitor() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-SWITCH-FAIL");

        var outcome = desk.upgrade();

        var paths = desk.node(1).paths();
        assertThat(outcome.exit()).isOne();
        assertThat(outcome.out())
                .endsWith("Start to upgrade CM component on all nodes.\n"
                        + "Exception: [GAUSS-51400] : Failed to execute the command: python3 '" + paths.gpHome()
                        + "/script/local/upgrade_cm_utility.py' -t upgrade_cm --upgrade-package " + paths.temporary()
                        + "/" + SENT + ".\n"
                        + "Start to rollback CM component.\n"
                        + "Start to rollback CM component files on all nodes.\n");
        assertThat(outcome.err()).isEqualTo("Replacement index 1 out of range for positional args tuple\n");
        for (int node = 1; node <= 3; node++) {
            assertThat(desk.temporary(node)).containsExactly(SENT, BACKUP, WORK);
            assertThat(desk.cm(node, "cm_ctl", "-V").out()).contains(" build e58a41bb)");
        }
        assertThat(desk.node(2).processes().runs(Daemon.CM_AGENT)).isFalse();
        assertThat(desk.cm(1, "cm_ctl", "query", "-Cv").out())
                .contains("2  db2 2        Down", "cluster_state   : Degraded", "2  db2 6002     S Down    Unknown");
    }

    @Test
    void gives_up_after_a_minute_when_nobody_is_elected() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-POST-FAIL");

        var outcome = desk.upgrade();

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.out())
                .contains("Finial check cluster:\n" + "Cluster state check unavailable.\n".repeat(30)
                        + "Exception: Post upgrade check cluster state is not available.\n"
                        + "Start to rollback CM component.\n");
        assertThat(desk.temporary(2)).containsExactly(SENT, BACKUP, WORK);
    }

    @Test
    void stops_before_the_switch_when_one_node_cannot_prepare() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-PREPARE-1NODE");

        var outcome = desk.upgrade();

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.out()).endsWith("Start to prepare CM component files on all nodes.\n");
        assertThat(outcome.err()).startsWith("[GAUSS-51400] : Failed to execute the command: python3 '");
        assertThat(desk.temporary(1)).containsExactly(SENT, BACKUP, WORK);
        assertThat(desk.temporary(3)).containsExactly(SENT, WORK);
        assertThat(desk.cm(3, "cm_ctl", "-V").out()).contains(" build 7d3f90c2)");
    }

    @Test
    void stops_before_the_switch_when_the_package_is_another() {
        var desk = new Desk(directory, 2);
        desk.plant("SIM-PKG-WRONG");

        var outcome = desk.upgrade();

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.err())
                .contains(
                        "The CM package file is incorrect.\nThe following file does not exist: ['",
                        "/upgrade_cm_backup_dir/cm_decompress_package/lib/libdcc.so', '");
        assertThat(desk.temporary(1)).containsExactly(SENT, WORK);
    }

    @Test
    void dies_of_a_misspelt_function_where_the_release_has_it() {
        var settings = OpenGaussSettings.standard(directory.resolve("lab")).withOm(OmVersion.V3_1_1);
        var desk = new Desk(directory, 1, settings);
        desk.plant("SIM-PKG-WRONG");

        assertThat(desk.upgrade().err())
                .contains("module 'sys' has no attribute 'exist'")
                .doesNotContain("libdcc");
    }

    @Test
    void cannot_send_to_a_node_that_refuses() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-TRUST");
        var begun = desk.clock.now();

        var outcome = desk.upgrade();

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.err())
                .startsWith("[GAUSS-50216] : Failed to remote copy file [" + desk.uploaded(1) + "] To directory: "
                        + desk.node(1).paths().temporary() + "/" + SENT + ".\n[FAILURE] db2: ");
        assertThat(java.time.Duration.between(begun, desk.clock.now())).hasSeconds(30);
        assertThat(desk.temporary(1)).containsExactly(SENT);
        assertThat(desk.temporary(2)).isEmpty();
        assertThat(desk.temporary(3)).containsExactly(SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIM-TRUST-PAIR", "SIM-PKG-GROUP", "SIM-PKG-READONLY", "SIM-PAUSED", "SIM-NOISE"})
    void succeeds_where_it_does_not_look(String fault) {
        var desk = new Desk(directory, 3);
        desk.uploaded(1);
        desk.plant(fault);

        assertThat(desk.upgrade().exit()).isZero();
    }

    @Test
    void cannot_read_a_package_without_permission() {
        var desk = new Desk(directory, 1);
        desk.uploaded(1);
        desk.plant("SIM-PKG-UNREADABLE");

        var outcome = desk.upgrade();

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.err()).startsWith("[GAUSS-50216] : ");
        desk.model.clear();
    }

    @Test
    void succeeds_from_unavailable_to_unavailable() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-UNAVAIL");

        var outcome = desk.upgrade();

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("Cluster origin state is : [Unavailable]\n")
                .endsWith("Cluster state check unavailable.\n".repeat(30)
                        + "The cluster state allow Unavailable.\nUpgrade CM component successfully.\n");
    }

    @Test
    void succeeds_although_a_standby_was_lost_meanwhile() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-DEGRADED-AFTER");

        var outcome = desk.upgrade();

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("Cluster origin state is : [Normal]\n", "Cluster state is : [Degraded]\n");
    }

    @Test
    void succeeds_with_the_same_build_and_an_older_one() {
        var desk = new Desk(directory, 1);

        assertThat(desk.upgrade().exit()).isZero();
        desk.clock.pass(java.time.Duration.ofMinutes(5));
        assertThat(desk.upgrade().exit()).isZero();
        assertThat(desk.temporary(1))
                .hasSize(2)
                .anyMatch(name -> name.startsWith("upgrade_cm_backup.tar.gz-7d3f90c2-"))
                .anyMatch(name -> name.startsWith("upgrade_cm_backup.tar.gz-e58a41bb-"));
    }

    @Test
    void does_not_wait_for_daemons_of_a_cluster_that_was_stopped_by_hand() throws Exception {
        var desk = new Desk(directory, 1);
        Files.writeString(desk.node(1).paths().manualStart(), "");
        var begun = desk.clock.now();

        var outcome = desk.upgrade();

        assertThat(outcome.out()).contains("Upgrade CM component files successfully.\n");
        assertThat(desk.node(1).processes().runs(Daemon.CM_AGENT)).isFalse();
        assertThat(java.time.Duration.between(begun, desk.clock.now())).isLessThan(java.time.Duration.ofSeconds(70));
        assertThat(outcome.exit()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "1, '', 7d3f90c2",
        "2, S, 7d3f90c2",
        "3, S, 7d3f90c2",
        "4, SBW, 7d3f90c2",
        "5, SBW, e58a41bb",
        "6, SBW, e58a41bb",
        "7, B, e58a41bb"
    })
    void stops_between_phases_when_it_is_killed(int phase, String left, String build) {
        var desk = new Desk(directory, 2);
        desk.plant("SIM-KILLED-" + phase);

        assertThatThrownBy(desk::upgrade)
                .isInstanceOf(Tool.CallerGone.class)
                .hasMessage("the caller of gs_upgradectl is gone");
        var names = Map.of("S", SENT, "B", BACKUP, "W", WORK);
        assertThat(desk.temporary(2))
                .isEqualTo(left.chars()
                        .mapToObj(Character::toString)
                        .map(names::get)
                        .toList());
        assertThat(desk.cm(2, "cm_ctl", "-V").out()).contains("build " + build);
    }

    @Test
    void names_the_backup_by_the_build_of_the_upgrade_node() {
        var desk = new Desk(directory, 4);
        desk.plant("SIM-REPEAT-AFTER-EXPANSION");

        assertThat(desk.upgrade().exit()).isZero();

        assertThat(desk.temporary(4))
                .containsExactly("upgrade_cm_backup.tar.gz-e58a41bb-" + HandClock.STAMP + ".tar.gz");
        assertThat(desk.temporary(1)).hasSize(2);
        assertThat(desk.cm(4, "cm_ctl", "-V").out()).contains("build e58a41bb");
    }

    @Test
    void leaves_the_programs_of_a_node_on_which_unpacking_does_nothing() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-REPEAT-UNCHANGED");

        assertThat(desk.upgrade().exit()).isZero();

        assertThat(desk.cm(3, "cm_ctl", "-V").out()).contains("build 7d3f90c2");
        assertThat(desk.cm(1, "cm_ctl", "-V").out()).contains("build e58a41bb");
    }
}
