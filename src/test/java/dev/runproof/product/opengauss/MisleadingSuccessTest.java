package dev.runproof.product.opengauss;

import static dev.runproof.product.opengauss.SmallCluster.NEW_BUILD;
import static dev.runproof.product.opengauss.SmallCluster.OLD_BUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Judgement;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Verdict;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers that look like a success, and what is made of them. */
class MisleadingSuccessTest {
    private final SmallCluster cluster = new SmallCluster(3);

    private static void isFailure(Judgement judgement, String actual) {
        assertThat(judgement.actual()).isEqualTo(actual);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
    }

    private static void isUnknown(Judgement judgement, String actual) {
        assertThat(judgement.actual()).isEqualTo(actual);
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private void prepared() {
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);
    }

    private void upgraded() {
        prepared();
        ProcedureTest.passAll(cluster, ProcedureTest.START);
    }

    @Test
    void an_upgrade_that_ends_well_and_leaves_the_cluster_degraded_fails() {
        upgraded();
        cluster.prints(1, "cm_ctl query", UsualAnswers.picture(3, "Degraded", Map.of(), Map.of(3, "Down Unknown")));

        Judgement judgement = cluster.judged(cluster.steps().clusterIsBack());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .startsWith("the cluster was Normal before and is Degraded now; ")
                .contains("6003");
    }

    @Test
    void a_status_of_exit_0_without_a_state_fails() {
        environment();
        cluster.prints(
                1,
                "gs_om",
                "cm_ctl: can't connect to cm_server.\n"
                        + "Maybe cm_server is not running, or timeout expired. Please try again.\n");

        isFailure(
                cluster.judged(cluster.steps().databaseIsNormal()),
                "gs_om -t status ended with exit 0 and told no cluster_state:"
                        + " Maybe cm_server is not running, or timeout expired. Please try again.");
    }

    @Test
    void unavailable_before_and_after_is_not_proven() {
        upgraded();
        Picture unavailable = Picture.read(cluster.answer(0, UsualAnswers.picture(1, "Unavailable"), ""));

        Judgement judgement = AfterUpgrade.judge(unavailable, unavailable);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.actual())
                .startsWith("not proven: the cluster was Unavailable before and is Unavailable now");
    }

    @Test
    void a_normal_cluster_with_a_cmserver_down_fails() {
        upgraded();
        cluster.prints(1, "cm_ctl query", UsualAnswers.picture(3, "Normal", Map.of(2, "Down"), Map.of()));

        Judgement judgement = cluster.judged(cluster.steps().clusterIsBack());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual()).contains("db2").contains("Down");
    }

    @Test
    void abnormal_items_fail_although_the_tool_ends_with_0_and_the_node_is_named() {
        environment();
        cluster.prints(1, "gs_checkos -i A -h", UsualAnswers.checkos("Abnormal"));
        cluster.prints(3, "gs_checkos -i A", UsualAnswers.checkos("Abnormal"));

        isFailure(
                cluster.judged(cluster.steps().osIsHealthy()),
                "all nodes together: Abnormal: A6 item 6; db3: Abnormal: A6 item 6");
    }

    @Test
    void an_empty_variable_fails_before_anything_is_listed_with_it() {
        cluster.prints(2, "printenv PGHOST", "\n");

        isFailure(
                cluster.judged(cluster.steps().environmentIsComplete()),
                "db2: $PGHOST is empty or not set after reading ~/.bashrc");
    }

    @Test
    void left_overs_of_an_earlier_upgrade_are_found_before_this_one_is_started_over_them() {
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION.subList(0, ProcedureTest.PREPARATION.size() - 2));
        cluster.prints(
                2,
                "env LC_ALL=C ls -l /data/tmp",
                "total 8\n-rw-r--r-- 1 omm dba 393 Feb 14 02:00 upgrade_cm_backup.tar.gz-0a1b2c3d-20260214-020005.tar.gz\n"
                        + "-rw------- 1 omm dba 900 Feb 14 02:00 openGauss-5-20260214-020005.tar.gz\n"
                        + "drwx------ 2 omm dba 4096 Feb 14 02:00 upgrade_cm_backup_dir\n");

        isFailure(
                cluster.judged(cluster.steps().pictureIsTaken()),
                "db2: $PGHOST holds left-overs of an earlier upgrade that did not come to its end:"
                        + " openGauss-5-20260214-020005.tar.gz, upgrade_cm_backup_dir; find out how far that one came (its"
                        + " settings of before may lie in there), take them away by hand and begin a new run");
    }

    @Test
    void an_older_package_is_refused() {
        for (int node = 1; node <= 3; node++) {
            cluster.hasPrograms(node, "odd", "7.0.0-RC1", "77777777");
        }
        prepared();

        isFailure(
                cluster.judged(cluster.steps().nodesAreAsTheVariantExpects()),
                "db1: CM 7.0.0-RC1 build 77777777 is newer than the package " + SmallCluster.PACKAGE
                        + ": a downgrade; db2: CM 7.0.0-RC1 build 77777777 is newer than the package "
                        + SmallCluster.PACKAGE
                        + ": a downgrade; db3: CM 7.0.0-RC1 build 77777777 is newer than the package "
                        + SmallCluster.PACKAGE + ": a downgrade");
    }

    @Test
    void the_same_version_of_another_build_needs_a_decision() {
        cluster.hasPrograms(2, "odd", "6.0.0", "99999999");
        prepared();

        cluster.passes(cluster.steps().nodesAreAsTheVariantExpects());

        assertThat(cluster.questions.get(cluster.questions.size() - 1))
                .isEqualTo("OG-9-BUILD: db2 has CM 6.0.0 build 99999999, the same version, another build. Is "
                        + SmallCluster.PACKAGE + " the build to install?");
    }

    @Test
    void a_paused_cluster_and_one_stopped_by_hand_are_refused() {
        cluster.prints(1, "cm_ctl query", UsualAnswers.pausedPicture(3));
        prepared();
        cluster.answers(
                2,
                "env LC_ALL=C ls -d /data/app/bin/cluster_manual_start",
                0,
                "/data/app/bin/cluster_manual_start\n",
                "");

        isFailure(
                cluster.judged(cluster.steps().cmWouldComeBack()),
                "db2: /data/app/bin/cluster_manual_start exists: the cluster was stopped by hand;"
                        + " cm_ctl start starts it again;"
                        + " arbitration of the cluster is paused (pausing: Yes): resume it first");
    }

    @Test
    void a_release_that_lists_the_upgrade_and_cannot_run_it_is_refused() {
        cluster.prints(
                1,
                "gs_upgradectl -V",
                "gs_upgradectl (openGauss OM 7.0.0-RC3 build 11223344) compiled at 2026-01-05 11:12:13 commit 7 last mr []\n");

        isFailure(
                cluster.judged(cluster.steps().toolsAreUsable()),
                "db1: OM 7.0.0-RC3 build 11223344 lists upgrade-cm and cannot run it: update OM first");
    }

    @Test
    void new_programs_on_disk_with_old_processes_fail() {
        upgraded();
        cluster.prints(
                2,
                "ps",
                "    PID    PPID USER     ELAPSED COMMAND\n      1       0 root     900000 /sbin/init\n"
                        + UsualAnswers.row(102, 60, "/data/app/bin/om_monitor")
                        + UsualAnswers.row(202, 60, "/data/app/bin/cm_agent")
                        + UsualAnswers.row(302, 700000, "/data/app/bin/cm_server"));

        isFailure(
                cluster.judged(cluster.steps().newProgramsAreRunning()),
                "db2: om_monitor, cm_agent restarted; cm_server from before the upgrade");
    }

    @Test
    void an_empty_checksum_file_is_not_verified() {
        PackageFile good = SmallCluster.goodPackage();
        cluster.withDigest(Optional.empty());
        cluster.packageIs(new PackageFile(
                good.state(),
                good.trouble(),
                good.sizeBytes(),
                good.sha256(),
                good.members(),
                good.digests(),
                good.upgradeBinaryList(),
                Optional.of(""),
                good.ownership()));

        isUnknown(
                cluster.judged(cluster.steps().packageIsOfficial()),
                "not verified: the .sha256 file beside it holds no digest of this package (it is empty);"
                        + " set opengauss.packageSha256");
    }

    @Test
    void a_package_directory_of_another_owner_fails_although_mkdir_succeeded() {
        environment();
        cluster.prints(1, "stat -c '%U %G %a %s %F' /opt/software/cm", "root root 755 4096 directory\n");
        cluster.passes(cluster.steps().packageDirectoryIsMade());

        isFailure(
                cluster.judged(cluster.steps().packageDirectoryIsUsable()),
                "db1: /opt/software/cm is a directory of root");
    }

    @Test
    void a_backup_of_an_earlier_run_does_not_count() {
        String earlier = "-rw-r--r-- 1 omm dba 393 Feb  1 03:00 upgrade_cm_backup.tar.gz-" + OLD_BUILD
                + "-20260201-030000.tar.gz\n";
        cluster.prints(2, "env LC_ALL=C ls -l /data/tmp", "total 4\n" + earlier);
        upgraded();

        isFailure(
                cluster.judged(cluster.steps().backupsAreThere()),
                "db2: no new backup in $PGHOST; older ones do not count");
    }

    @Test
    void a_help_printed_in_full_with_exit_1_fails() {
        cluster.answers(
                1,
                "gs_upgradectl --help",
                1,
                UsualAnswers.help("auto-upgrade,", "upgrade-cm."),
                "[GAUSS-51802] : Failed to obtain the environment variable PGHOST.\n");

        isFailure(
                cluster.judged(cluster.steps().helpOffersUpgrade()),
                "db1: gs_upgradectl --help ended with exit 1: [GAUSS-51802] : Failed to obtain the environment variable"
                        + " PGHOST., although the help was printed");
    }

    @Test
    void the_word_in_a_usage_line_is_not_a_value_of_the_option() {
        cluster.prints(1, "gs_upgradectl --help", UsualAnswers.help("auto-upgrade,", "commit-upgrade."));

        isFailure(
                cluster.judged(cluster.steps().helpOffersUpgrade()),
                "db1: -t offers only auto-upgrade, commit-upgrade: this OM cannot upgrade CM");
    }

    @Test
    void one_broken_pair_that_the_tool_would_never_use_fails_and_is_named() {
        cluster.answers(
                3,
                "ssh -o BatchMode=yes -o ConnectTimeout=10 db2 true",
                255,
                "",
                "db2: Permission denied (publickey).\n");

        isFailure(
                cluster.judged(cluster.steps().nodesReachEachOther()),
                "db3 → db2: exit 255: db2: Permission denied (publickey).");
    }

    @Test
    void a_node_that_cannot_start_ssh_makes_its_pairs_unknown() {
        cluster.answers(2, "ssh", 127, "", "sh: 1: ssh: not found\n");

        isUnknown(
                cluster.judged(cluster.steps().nodesReachEachOther()),
                "db2 → db1: ssh could not be started on db2: exit 127: sh: 1: ssh: not found;"
                        + " db2 → db2: ssh could not be started on db2: exit 127: sh: 1: ssh: not found;"
                        + " db2 → db3: ssh could not be started on db2: exit 127: sh: 1: ssh: not found");
    }

    @Test
    void a_scaling_tool_is_seen_as_a_process_and_not_as_an_editors_argument() {
        environment();
        cluster.prints(
                2,
                "ps",
                UsualAnswers.processes(cluster, 2) + UsualAnswers.row(900, 5, "vi -R /data/log/om/gs_expansion"));
        cluster.passes(cluster.steps().noOtherToolRuns());
        cluster.prints(
                3,
                "ps",
                UsualAnswers.processes(cluster, 3)
                        + "    901       1 root     4 python3 ./gs_expansion -U omm -G dba\n");

        isFailure(
                cluster.judged(cluster.steps().noOtherToolRuns()),
                "db3: process 901 of root: python3 ./gs_expansion -U omm -G dba");
    }

    @Test
    void processes_without_process_1_prove_nothing() {
        environment();
        cluster.prints(
                2,
                "ps",
                "    PID    PPID USER     ELAPSED COMMAND\n" + UsualAnswers.row(102, 60, "/data/app/bin/cm_agent"));

        isUnknown(
                cluster.judged(cluster.steps().noOtherToolRuns()),
                "db2: ps does not show process 1, so other users' processes may be hidden; gs_expansion normally runs as root");
    }

    @Test
    void a_log_of_a_scaling_that_began_meanwhile_makes_the_upgrade_unknown() {
        upgraded();
        cluster.prints(
                3,
                "env LC_ALL=C ls -l --time-style=+%s /data/log/om",
                "total 4\n-rw------- 1 root root 77 1767600000 gs_expansion-2026-03-14_020130.log\n");

        isUnknown(
                cluster.judged(cluster.steps().noScalingRanMeanwhile()),
                "db3: gs_expansion-2026-03-14_020130.log is younger than the start of the upgrade: the two may have crossed");
    }

    @Test
    void the_same_version_before_and_after_fails_where_the_node_was_to_change() {
        upgraded();
        cluster.hasPrograms(3, "old", "5.0.0", OLD_BUILD);

        isFailure(
                cluster.judged(cluster.steps().versionsAreTheTarget()),
                "db3: was to change and did not: CM 5.0.0 build " + OLD_BUILD
                        + "; db3: its CM programs are not those of the package; the nodes have different builds: "
                        + OLD_BUILD
                        + " on db3; " + NEW_BUILD
                        + " on db1, db2; for nodes that were added after an upgrade run it again with"
                        + " opengauss.variant repeat-after-expansion and opengauss.newNodes");
    }

    @Test
    void a_tool_that_is_gone_is_not_a_pass() {
        environment();
        for (int node = 1; node <= 3; node++) {
            cluster.answers(node, "gs_checkos", 127, "", "sh: 1: gs_checkos: not found\n");
        }

        Judgement judgement = cluster.judged(cluster.steps().osIsHealthy());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .startsWith("db1: gs_checkos is not available (exit 127: sh: 1: gs_checkos: not found):"
                        + " the tool is removed after the preinstallation; set opengauss.toolDir");
    }

    @Test
    void without_roots_trust_each_node_is_checked_alone_and_the_rest_is_told() {
        environment();
        cluster.answers(1, "gs_checkos -i A -h", 1, "", "[GAUSS-50216] : Failed to remote copy file.\n");

        Judgement judgement = cluster.judged(cluster.steps().osIsHealthy());

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.notes())
                .containsExactly(
                        "one call for all nodes was not possible (exit 1: [GAUSS-50216] :"
                                + " Failed to remote copy file.): each node was checked alone; A1–A4, A11, A12: not compared between nodes");
    }

    @Test
    void a_disk_at_79_percent_passes_and_at_80_fails() {
        environment();
        String row = "/dev/sdb1 1000000 790000 600000 %d%% /data\n";
        String header = "Filesystem 1024-blocks Used Available Capacity Mounted on\n";
        cluster.prints(2, "env LC_ALL=C df", header + row.formatted(79).repeat(4));
        cluster.passes(cluster.steps().diskIsNotFull());
        cluster.prints(
                2,
                "env LC_ALL=C df",
                header + row.formatted(80) + row.formatted(79).repeat(3));

        isFailure(
                cluster.judged(cluster.steps().diskIsNotFull()),
                "db2: /data/tmp at 80 % (/data), allowed is less than 80 %");
    }

    @Test
    void the_parent_that_was_asked_for_is_named() {
        cluster.prints(
                1,
                "env LC_ALL=C df",
                "Filesystem 1024-blocks Used Available Capacity Mounted on\n"
                        + "/dev/sda1 1000000 800000 200000 80% /\n");

        isFailure(
                cluster.judged(cluster.steps().packagePlaceIsNotFull()),
                "/opt for /opt/software/cm at 80 % (/), allowed is less than 80 %");
    }

    @Test
    void text_that_is_not_understood_is_refused() {
        cluster.prints(1, "env LC_ALL=C df", "Dateisystem 1024-Blöcke Benutzt\n");

        assertThatThrownBy(() -> cluster.judged(cluster.steps().packagePlaceIsNotFull()))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageStartingWith("[PARSE] df: line 1: ");
    }

    private void environment() {
        cluster.passes(cluster.steps().environmentIsComplete());
    }
}
