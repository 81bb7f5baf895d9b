package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was proved and is undone by somebody before it is relied on. */
class UndoneMeanwhileTest {
    private static final String BACKUP_MEMBER = "tar -xzf /data/tmp/" + SmallCluster.BACKUP + " --to-command=sha256sum";

    private final SmallCluster cluster = new SmallCluster(3);

    @BeforeEach
    void isPrepared() {
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);
        ProcedureTest.passAll(cluster, ProcedureTest.START.subList(0, ProcedureTest.START.size() - 1));
    }

    private void starts_nothing_but_says(String finding) {
        var judgements = cluster.carryOut(cluster.steps().upgradeIsCarriedOut());

        assertThat(judgements)
                .filteredOn(judgement -> judgement.verdict() == Verdict.FAIL)
                .extracting(Judgement::actual)
                .singleElement()
                .asString()
                .contains(finding);
        assertThat(cluster.asked).noneMatch(line -> line.contains("-t upgrade-cm"));
    }

    @Test
    void the_crontab_of_a_node_is_gone() {
        cluster.answers(2, "crontab", 1, "", "no crontab for omm\n");

        starts_nothing_but_says("db2: no crontab line of omm starts om_monitor");
    }

    @Test
    void the_crontab_of_a_node_names_the_monitor_and_does_not_keep_it_alive() {
        cluster.prints(2, "crontab", "@reboot /data/app/bin/om_monitor -L /data/log/om_monitor\n");

        starts_nothing_but_says(
                "db2: no crontab line of omm starts om_monitor every minute: nobody would start CM again"
                        + " there once it is ended; this line does not: @reboot /data/app/bin/om_monitor -L /data/log/om_monitor");
    }

    @Test
    void the_cluster_was_stopped_by_hand() {
        String mark = "/data/app/bin/cluster_manual_start";
        cluster.prints(3, "env LC_ALL=C ls -d " + mark, mark + "\n");

        starts_nothing_but_says(
                "db3: " + mark + " exists: the cluster was stopped by hand; cm_ctl start starts it again");
    }

    @Test
    void arbitration_was_paused() {
        cluster.prints(1, "cm_ctl query", UsualAnswers.pausedPicture(3));

        starts_nothing_but_says("arbitration of the cluster is paused");
    }

    @Test
    void a_cm_server_went_down() {
        cluster.prints(1, "cm_ctl query", UsualAnswers.picture(3, "Normal", Map.of(2, "Down"), Map.of()));

        starts_nothing_but_says("db2 CMServer 2 Down");
    }

    @Test
    void somebody_else_unpacked_the_package_on_a_node() {
        cluster.hasPrograms(2, "new", "6.0.0", SmallCluster.NEW_BUILD);

        starts_nothing_but_says("db2: its programs were changed after they were recorded: CM 6.0.0 build 4e5f6a7b now");
    }

    @Test
    void a_setting_was_changed_after_it_was_kept() {
        cluster.prints(
                2,
                "sha256sum /data/cm",
                SmallCluster.digestOf("changed") + "  /data/cm/cm_agent/cm_agent.conf\n"
                        + SmallCluster.digestOf("cm_server.conf") + "  /data/cm/cm_server/cm_server.conf\n");

        starts_nothing_but_says("db2: its settings were changed after they were kept");
    }

    @Test
    void the_kept_settings_are_gone() {
        cluster.answers(3, "sha256sum /data/log", 1, "", "sha256sum: No such file or directory\n");

        starts_nothing_but_says("db3: the kept settings are gone or were changed");
    }

    @Test
    void a_backup_was_tidied_away_in_the_end() {
        isUpgraded();
        cluster.prints(2, "env LC_ALL=C ls -l /data/tmp", "total 0\n");

        assertThat(cluster.judged(cluster.steps().allHoldsInTheEnd()).actual()).contains("db2: no new backup");
    }

    @Test
    void a_backup_no_longer_holds_the_programs_of_before() {
        isUpgraded();
        cluster.prints(1, BACKUP_MEMBER, UsualAnswers.contents(name -> SmallCluster.digestOf("new" + name)));

        assertThat(cluster.judged(cluster.steps().allHoldsInTheEnd()).actual())
                .contains("db1: the backup " + SmallCluster.BACKUP + ": bin/cm_ctl in it is not the one of before");
    }

    @Test
    void a_node_has_its_old_programs_again_in_the_end() {
        isUpgraded();
        cluster.hasPrograms(3, "old", "5.0.0", SmallCluster.OLD_BUILD);

        assertThat(cluster.judged(cluster.steps().allHoldsInTheEnd()).actual())
                .contains("db3: its CM programs are not those of the package");
    }

    private void isUpgraded() {
        cluster.passes(cluster.steps().upgradeIsCarriedOut());
        ProcedureTest.passAll(cluster, ProcedureTest.AFTERWARDS);
    }
}
