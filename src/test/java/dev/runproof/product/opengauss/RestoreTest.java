package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way back: proved first, then programs and settings, then CM anew. */
class RestoreTest {
    private static final List<Function<OpenGauss, StepScript>> PROOF = List.of(
            OpenGauss::environmentIsComplete,
            OpenGauss::clusterUserIsLoggedIn,
            OpenGauss::noOtherToolRuns,
            OpenGauss::backupsToRestoreAreFound,
            OpenGauss::backupsToRestoreAreProved,
            OpenGauss::cmWouldComeBack);

    private static final String NAMES = "tar -tzf /data/tmp/" + SmallCluster.BACKUP;
    private static final String CONTENTS = "tar -xzf /data/tmp/" + SmallCluster.BACKUP + " --to-command=sha256sum";

    private final SmallCluster cluster = new SmallCluster(3);

    @BeforeEach
    void isUpgraded() {
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);
        ProcedureTest.passAll(cluster, ProcedureTest.START);
        cluster.asked.clear();
    }

    @Test
    void puts_the_cluster_back_and_proves_it() {
        ProcedureTest.passAll(cluster, PROOF);
        cluster.passes(cluster.steps().restoreIsConfirmed());
        for (int node = 1; node <= 3; node++) {
            cluster.hasPrograms(node, "old", "5.0.0", SmallCluster.OLD_BUILD);
        }
        ProcedureTest.passAll(
                cluster, List.of(OpenGauss::programsArePutBack, OpenGauss::settingsArePutBack, OpenGauss::cmIsEnded));
        cluster.pass(Duration.ofMinutes(3));
        ProcedureTest.passAll(
                cluster,
                List.of(
                        OpenGauss::cmComesBack,
                        OpenGauss::clusterIsBack,
                        OpenGauss::restoredIsAsBefore,
                        OpenGauss::leftOversAreTold));

        assertThat(cluster.asked)
                .contains("omm@db2: tar -xzf /data/tmp/" + SmallCluster.BACKUP + " -C /data/app")
                .contains("omm@db2: tar -xzf /data/log/cm-settings-20260314-020000.tar.gz -C /data/cm")
                .contains("omm@db2: kill -9 102 202 302");
    }

    @Test
    void overwrites_nothing_when_a_backup_does_not_hold_the_programs_of_before() {
        cluster.prints(
                3,
                CONTENTS,
                UsualAnswers.contents(
                        name -> SmallCluster.digestOf(name.equals("libgstor.so") ? "garbage" : "old" + name)));

        assertThat(proofFails())
                .isEqualTo(
                        "db3: the backup " + SmallCluster.BACKUP + ": lib/libgstor.so in it is not the one of before");
    }

    @Test
    void overwrites_nothing_when_a_backup_was_packed_anew_after_it_was_recorded() {
        ProcedureTest.passAll(cluster, List.of(OpenGauss::backupsAreThere, OpenGauss::backupsAreReadable));
        String now = SmallCluster.digestOf("packed anew");
        cluster.prints(3, "sha256sum /data/tmp/", now + "  /data/tmp/" + SmallCluster.BACKUP + "\n");

        assertThat(proofFails())
                .isEqualTo("db3: the backup " + SmallCluster.BACKUP + " has sha256 " + now
                        + ", recorded after the upgrade was " + SmallCluster.digestOf(SmallCluster.BACKUP)
                        + ": it was changed since; put the copy that was kept elsewhere in its place");
    }

    @Test
    void overwrites_nothing_with_a_backup_that_holds_a_file_too_many() {
        cluster.prints(3, NAMES, UsualAnswers.BACKUP_NAMES + "./bin/gaussdb\n./../../etc/passwd\n");

        assertThat(proofFails())
                .isEqualTo("db3: the backup " + SmallCluster.BACKUP
                        + " holds what the upgrade did not replace: ../../etc/passwd, bin/gaussdb");
    }

    @Test
    void overwrites_nothing_with_a_backup_that_lacks_a_file_or_holds_a_link_or_one_twice() {
        cluster.prints(1, NAMES, UsualAnswers.BACKUP_NAMES.replace("./bin/cm_ctl\n", ""));
        cluster.prints(
                1,
                CONTENTS,
                UsualAnswers.contents(name -> SmallCluster.digestOf("old" + name))
                        .replaceFirst(".*\n", ""));
        cluster.prints(2, NAMES, UsualAnswers.BACKUP_NAMES + "./bin/cm_ctl\n");

        assertThat(proofFails())
                .contains("db1: the backup " + SmallCluster.BACKUP + " lacks bin/cm_ctl, which the upgrade replaced")
                .contains("db2: the backup " + SmallCluster.BACKUP + " holds 9 names, 8 different ones, and 8 regular");
    }

    private String proofFails() {
        cluster.passes(cluster.steps().backupsToRestoreAreFound());
        Judgement judgement = cluster.judged(cluster.steps().backupsToRestoreAreProved());
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        return judgement.actual();
    }

    @Test
    void says_which_file_is_not_as_before_once_the_backup_was_unpacked() {
        isPutBack();
        cluster.prints(
                2,
                "sha256sum /data/app/bin/cm_agent",
                SmallCluster.digestOf("oldcm_agent") + "  /data/app/bin/cm_agent\n");

        assertThat(told(cluster.carryOut(cluster.steps().restoredIsAsBefore())))
                .contains("db2: not as before in $GAUSSHOME: bin/cm_ctl, bin/cm_server, bin/om_monitor, lib/libdcc.so");
    }

    @Test
    void takes_the_backup_of_the_run_beside_one_that_somebody_else_made_before_it() {
        String other = SmallCluster.BACKUP.replace("020005", "015900");
        cluster.prints(2, "env LC_ALL=C ls -l /data/tmp", "total 8\n" + entry(other) + entry(SmallCluster.BACKUP));

        ProcedureTest.passAll(cluster, PROOF);

        assertThat(cluster.asked)
                .contains("omm@db2: gzip -t /data/tmp/" + SmallCluster.BACKUP)
                .noneMatch(line -> line.contains(other));
    }

    private static String entry(String name) {
        return "-rw-r--r-- 1 omm dba 393 Mar 14 02:00 " + name + "\n";
    }

    @Test
    void overwrites_nothing_when_a_node_has_no_backup() {
        cluster.prints(2, "env LC_ALL=C ls -l /data/tmp", "total 0\n");

        Judgement judgement = cluster.judged(cluster.steps().backupsToRestoreAreFound());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .isEqualTo(
                        "db2: 0 backups of the run in $PGHOST, expected exactly one: there is no proved way back for this"
                                + " node");
    }

    @Test
    void asks_a_harmless_question_where_no_process_is_to_be_ended() {
        cluster.prints(
                2, "ps", "    PID    PPID USER     ELAPSED COMMAND\n      1       0 root     900000 /sbin/init\n");

        isPutBack();

        cluster.passes(cluster.steps().cmIsEnded());

        assertThat(cluster.asked).contains("omm@db2: kill -l");
    }

    @Test
    void writes_to_no_node_when_a_backup_has_gone_since_it_was_proved() {
        ProcedureTest.passAll(cluster, PROOF);
        cluster.answers(3, "gzip -t", 1, "", "gzip: no such file\n")
                .answers(3, "tar -xzf /data/tmp", 2, "", "tar: no such file\n");
        cluster.asked.clear();

        Judgement judgement = cluster.judged(cluster.steps().programsArePutBack());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .startsWith("db3: the backup " + SmallCluster.BACKUP + " cannot be read to its end: exit 1: gzip");
        assertThat(cluster.asked).noneMatch(line -> line.contains(" -C /data/app"));
    }

    @Test
    void ends_nothing_when_nobody_would_start_it_again_any_more() {
        ProcedureTest.passAll(cluster, PROOF);
        isPutBack();
        cluster.answers(2, "crontab", 1, "", "no crontab for omm\n");

        assertThat(told(cluster.carryOut(cluster.steps().cmIsEnded())))
                .contains(
                        "db2: no crontab line of omm starts om_monitor every minute: nobody would start CM again there"
                                + " once it is ended");
        assertThat(cluster.asked).noneMatch(line -> line.contains("kill"));
    }

    @Test
    void asks_before_it_overwrites_another_build_or_settings_that_were_changed_after_the_upgrade() {
        isRecordedAndChanged();

        cluster.passes(cluster.steps().restoreIsConfirmed());

        assertThat(cluster.questions)
                .contains("OG-RESTORE-CHANGED: Overwrite what somebody changed after the upgrade? db2: bin/cm_agent is"
                        + " neither the one of before nor the package's; db3: /data/cm/cm_agent/cm_agent.conf was changed"
                        + " after the upgrade")
                .noneMatch(question -> question.contains("cannot be told"));
    }

    @Test
    void overwrites_nothing_that_was_changed_after_the_way_back_was_confirmed() {
        ProcedureTest.passAll(cluster, List.of(OpenGauss::backupsAreThere, OpenGauss::backupsAreReadable));
        ProcedureTest.passAll(cluster, PROOF);
        cluster.passes(cluster.steps().restoreIsConfirmed());
        isRecordedAndChanged();
        cluster.asked.clear();

        assertThat(told(cluster.carryOut(cluster.steps().programsArePutBack())))
                .contains("db2: bin/cm_agent is neither the one of before nor the package's, since the way back was"
                        + " confirmed")
                .contains("db3: /data/cm/cm_agent/cm_agent.conf was changed after the upgrade, since");
        assertThat(cluster.questions).noneMatch(question -> question.startsWith("OG-RESTORE-CHANGED"));
        assertThat(cluster.asked).noneMatch(line -> line.contains(" -C /data/app"));
    }

    @Test
    void says_in_its_question_that_the_settings_of_a_failed_upgrade_are_not_on_record() {
        isChanged(3, "sha256sum /data/cm", "/data/cm/cm_agent/cm_agent.conf", "/data/cm/cm_server/cm_server.conf");
        ProcedureTest.passAll(cluster, PROOF);

        cluster.passes(cluster.steps().restoreIsConfirmed());

        assertThat(cluster.questions)
                .filteredOn(question -> question.startsWith("OG-RESTORE: "))
                .singleElement()
                .asString()
                .endsWith("whether somebody changed those of db3 since cannot be told.");
    }

    private void isRecordedAndChanged() {
        ProcedureTest.passAll(cluster, List.of(OpenGauss::backupsAreThere, OpenGauss::backupsAreReadable));
        ProcedureTest.passAll(cluster, PROOF);
        isChanged(
                2,
                "sha256sum /data/app/bin/cm_agent /data/app/bin/cm_ctl",
                SmallCluster.REPLACED.stream().map(file -> "/data/app/" + file).toArray(String[]::new));
        isChanged(3, "sha256sum /data/cm", "/data/cm/cm_agent/cm_agent.conf", "/data/cm/cm_server/cm_server.conf");
    }

    /** The agent's file of them is another one than it was. */
    private void isChanged(int node, String command, String... paths) {
        cluster.prints(
                node,
                command,
                Stream.of(paths)
                        .map(path -> {
                            String name = path.substring(path.lastIndexOf('/') + 1);
                            String word = name.startsWith("cm_agent") && !name.endsWith("sample")
                                    ? "third"
                                    : path.startsWith("/data/app") ? "new" + name : name;
                            return SmallCluster.digestOf(word) + "  " + path + "\n";
                        })
                        .collect(Collectors.joining()));
    }

    @Test
    void overwrites_nothing_when_arbitration_was_paused_since_the_upgrade() {
        ProcedureTest.passAll(cluster, PROOF);
        cluster.passes(cluster.steps().restoreIsConfirmed());
        cluster.prints(1, "cm_ctl query", UsualAnswers.pausedPicture(3));
        cluster.asked.clear();

        assertThat(told(cluster.carryOut(cluster.steps().programsArePutBack())))
                .contains("arbitration of the cluster is paused");
        assertThat(told(cluster.carryOut(cluster.steps().cmWouldComeBack())))
                .contains("arbitration of the cluster is paused");
        assertThat(cluster.asked).noneMatch(line -> line.contains(" -C /data/app"));
    }

    @Test
    void finds_a_pause_by_its_file_where_no_cm_server_can_tell_of_it() {
        String mark = "/data/app/bin/cluster_manual_pause";
        cluster.answers(1, "cm_ctl query", 255, "cm_ctl: can't connect to cm_server.\n", "")
                .answers(
                        2,
                        "env LC_ALL=C ls -d /data/app/bin/",
                        2,
                        mark + "\n",
                        "ls: cannot access 'x': No such file or directory\n");

        assertThat(told(cluster.carryOut(cluster.steps().cmWouldComeBack())))
                .contains("db2: " + mark + " exists: arbitration is paused; resume it first");
    }

    @Test
    void goes_on_where_no_cm_server_answers_and_no_node_is_paused() {
        cluster.answers(1, "cm_ctl query", 255, "cm_ctl: can't connect to cm_server.\n", "");

        ProcedureTest.passAll(cluster, PROOF);
    }

    @Test
    void says_in_the_end_which_node_has_other_programs_or_settings_again() {
        isPutBack();
        cluster.hasPrograms(1, "new", "6.0.0", SmallCluster.NEW_BUILD);
        cluster.prints(
                3,
                "sha256sum /data/cm",
                SmallCluster.digestOf("changed") + "  /data/cm/cm_agent/cm_agent.conf\n"
                        + SmallCluster.digestOf("cm_server.conf") + "  /data/cm/cm_server/cm_server.conf\n");

        assertThat(told(cluster.carryOut(cluster.steps().restoredIsAsBefore())))
                .contains("db1: its programs are not those of before")
                .contains("db3: its settings are not those of before");
    }

    private void isPutBack() {
        for (int node = 1; node <= 3; node++) {
            cluster.hasPrograms(node, "old", "5.0.0", SmallCluster.OLD_BUILD);
        }
    }

    private static String told(List<Judgement> judgements) {
        return judgements.stream().map(Judgement::actual).collect(Collectors.joining("\n"));
    }

    @Test
    void goes_back_on_the_new_nodes_only_after_an_expansion() {
        var expanded = new SmallCluster(4).repeatedFor(4);

        assertThat(Restore.nodes(expanded.site())).containsExactly(new dev.runproof.model.HostName("db4"));
    }
}
