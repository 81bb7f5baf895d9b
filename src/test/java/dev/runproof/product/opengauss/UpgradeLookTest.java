package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Look;
import dev.runproof.model.Look.Conclusion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a look concludes from pictures of an upgrade that stopped somewhere. */
class UpgradeLookTest {
    private static final String TMP = "env LC_ALL=C ls -l /data/tmp";
    private static final String SENT = "-rw------- 1 omm dba 900 Mar 14 02:00 openGauss-CM-6-20260314-020005.tar.gz\n";
    private static final String WORK = "drwx------ 2 omm dba 4096 Mar 14 02:00 upgrade_cm_backup_dir\n";
    private static final String SAVED = "-rw-r--r-- 1 omm dba 393 Mar 14 02:00 " + SmallCluster.BACKUP + "\n";

    private final SmallCluster cluster = new SmallCluster(3);

    @BeforeEach
    void isAboutToStart() {
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);
        ProcedureTest.passAll(cluster, ProcedureTest.START);
    }

    /** Takes the answers of a node back to those of before the upgrade, whatever the others answer. */
    private void isUntouched(int node) {
        cluster.hasPrograms(node, "old", "5.0.0", SmallCluster.OLD_BUILD);
        cluster.prints(node, TMP, "total 0\n");
        cluster.prints(
                node,
                "ps",
                "    PID    PPID USER     ELAPSED COMMAND\n      1       0 root     900000 /sbin/init\n"
                        + UsualAnswers.row(102, 700000, "/data/app/bin/om_monitor")
                        + UsualAnswers.row(202, 700000, "/data/app/bin/cm_agent")
                        + UsualAnswers.row(302, 700000, "/data/app/bin/cm_server"));
    }

    private void nothingIsTouched() {
        for (int node = 1; node <= 3; node++) {
            isUntouched(node);
        }
    }

    private void is(Conclusion conclusion, String name) {
        Look.Finding finding = cluster.look();
        assertThat(finding.name()).as(finding.told()).isEqualTo(name);
        assertThat(finding.conclusion()).isEqualTo(conclusion);
    }

    @Test
    void nothing_new_anywhere_is_not_started() {
        nothingIsTouched();

        is(Conclusion.NOT_STARTED, "not started");
    }

    @Test
    void what_was_sent_to_one_node_only_stopped_before_the_switch() {
        nothingIsTouched();
        cluster.prints(2, TMP, "total 4\n" + SENT);

        is(Conclusion.STOP, "stopped before the switch");
    }

    @Test
    void backups_on_the_nodes_that_were_ready_stopped_before_the_switch() {
        nothingIsTouched();
        cluster.prints(1, TMP, "total 4\n" + SENT + WORK + SAVED);
        cluster.prints(2, TMP, "total 4\n" + SENT + WORK + SAVED);
        cluster.prints(3, TMP, "total 4\n" + SENT + WORK);

        is(Conclusion.STOP, "stopped before the switch");
    }

    @Test
    void everything_new_and_nothing_left_over_is_done() {
        is(Conclusion.DONE, "done");
    }

    @Test
    void one_node_with_old_programs_is_mixed_and_the_way_back_is_told() {
        isUntouched(2);

        Look.Finding finding = cluster.look();

        assertThat(finding.name()).isEqualTo("mixed");
        assertThat(finding.conclusion()).isEqualTo(Conclusion.STOP);
        assertThat(finding.told())
                .contains("db1: new programs (CM 6.0.0 build " + SmallCluster.NEW_BUILD
                        + "), om_monitor, cm_agent, cm_server restarted, backup " + SmallCluster.BACKUP + "\n")
                .contains("db2: old programs (CM 5.0.0 build " + SmallCluster.OLD_BUILD
                        + "), om_monitor, cm_agent, cm_server from before the upgrade, no new backup\n")
                .contains(
                        "The tool's own rollback does not work. A person decides; the way back, on each of db1, db2, db3,")
                .contains("runproof rollback <run>");
    }

    @Test
    void new_programs_without_their_processes_are_mixed() {
        cluster.prints(
                2, "ps", "    PID    PPID USER     ELAPSED COMMAND\n      1       0 root     900000 /sbin/init\n");

        is(Conclusion.STOP, "mixed");
    }

    @Test
    void all_switched_and_something_left_over_is_told_so() {
        cluster.prints(3, TMP, "total 4\n" + SENT + WORK + SAVED);

        is(Conclusion.STOP, "switched with left-overs");
    }

    @Test
    void backups_of_different_stamps_are_not_one_upgrade() {
        cluster.prints(3, TMP, "total 4\n" + SAVED.replace("020005", "020105"));

        is(Conclusion.STOP, "switched with left-overs");
    }

    @Test
    void a_tool_that_still_runs_is_left_alone() {
        cluster.prints(
                1,
                "ps",
                UsualAnswers.processes(cluster, 1)
                        + UsualAnswers.row(700, 30, "python3 /data/om/script/gs_upgradectl -t upgrade-cm"));

        is(Conclusion.STOP, "a tool is running");
    }

    @Test
    void a_directory_that_cannot_be_listed_is_not_seen() {
        cluster.answers(2, TMP, 2, "", "ls: cannot open directory '/data/tmp': Permission denied\n");

        is(Conclusion.STOP, "not seen");
    }
}
