package dev.runproof.product.opengauss;

import static dev.runproof.product.opengauss.SmallCluster.NEW_BUILD;
import static dev.runproof.product.opengauss.SmallCluster.OLD_BUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same upgrade once more after nodes were added: what each node is and becomes is judged by itself. */
class RepeatAfterExpansionTest {
    private final SmallCluster cluster = new SmallCluster(4);

    private void failsAtTheVariant(String actual) {
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);

        Judgement judgement = cluster.judged(cluster.steps().nodesAreAsTheVariantExpects());

        assertThat(judgement.actual()).isEqualTo(actual);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void passes_with_one_new_node_and_three_at_target() {
        cluster.repeatedFor(4);
        String name = SmallCluster.BACKUP.replace(OLD_BUILD, NEW_BUILD);
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);
        ProcedureTest.passAll(cluster, ProcedureTest.START);
        for (int node = 1; node <= 4; node++) {
            cluster.prints(
                    node,
                    "env LC_ALL=C ls -l /data/tmp",
                    "total 4\n-rw-r--r-- 1 omm dba 393 Mar 14 02:00 " + name + "\n");
        }
        ProcedureTest.passAll(cluster, ProcedureTest.AFTERWARDS);

        assertThat(cluster.questions.get(cluster.questions.size() - 1))
                .contains("(repeat after expansion)")
                .contains("db1: CM 6.0.0 build " + NEW_BUILD + ", stays")
                .contains("db4: CM 5.0.0 build " + OLD_BUILD + ", changes");
    }

    @Test
    void a_first_upgrade_of_upgraded_nodes_is_refused_and_the_variant_named() {
        for (int node = 1; node <= 3; node++) {
            cluster.hasPrograms(node, "new", "6.0.0", NEW_BUILD);
        }

        failsAtTheVariant(
                "db1, db2, db3 have the package's programs already: this is no first upgrade; after an expansion"
                        + " set opengauss.variant to repeat-after-expansion and opengauss.newNodes");
    }

    @Test
    void another_package_is_refused() {
        cluster.repeatedFor(4);
        for (int node = 1; node <= 3; node++) {
            cluster.hasPrograms(node, "odd", "5.1.0", "99999999");
        }

        failsAtTheVariant("no node has the package's programs: this is a first upgrade, or another package than in it;"
                + " mixed: db1, db2, db3 would change and were not named in opengauss.newNodes: an upgrade was left half"
                + " done; look at it first");
    }

    @Test
    void nothing_to_do_is_refused() {
        cluster.repeatedFor(4).hasPrograms(4, "new", "6.0.0", NEW_BUILD);

        failsAtTheVariant("every node has the package's programs: there is nothing to do");
    }

    @Test
    void an_old_node_that_is_not_named_as_new_is_refused() {
        cluster.repeatedFor(4).hasPrograms(2, "old", "5.0.0", OLD_BUILD);

        failsAtTheVariant(
                "mixed: db2 would change and was not named in opengauss.newNodes: an upgrade was left half done;"
                        + " look at it first");
    }

    @Test
    void a_new_node_that_has_not_joined_is_refused() {
        cluster.repeatedFor(4);
        cluster.prints(1, "cm_ctl query", UsualAnswers.picture(3, "Normal"));
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);

        Judgement judgement = cluster.judged(cluster.steps().clusterIsTheExpectedOne());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .isEqualTo("the cluster has the nodes db1, db2, db3, the environment db1, db2, db3, db4;"
                        + " db4 was named as new and has no datanode in the cluster: it has not joined");
    }

    @Test
    void a_new_node_that_keeps_its_old_programs_fails_alone() {
        cluster.repeatedFor(4);
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);
        ProcedureTest.passAll(cluster, ProcedureTest.START);
        cluster.hasPrograms(4, "old", "5.0.0", OLD_BUILD);

        Judgement judgement = cluster.judged(cluster.steps().versionsAreTheTarget());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .startsWith("db4: was to change and did not: CM 5.0.0 build " + OLD_BUILD)
                .doesNotContain("db1:");
    }

    @Test
    void a_decision_for_one_datanode_is_void_for_another() {
        cluster.accepting(6003L);
        String third = UsualAnswers.picture(4, "Degraded", Map.of(), Map.of(3, "Down Unknown"));
        cluster.prints(1, "cm_ctl query", third).prints(1, "gs_om", UsualAnswers.summary("Degraded"));
        ProcedureTest.passAll(cluster, ProcedureTest.PREPARATION);
        cluster.passes(cluster.steps().clusterIsTheExpectedOne());
        assertThat(cluster.questions)
                .contains("OG-5: The cluster is Degraded: db3 datanode 6003 Down Unknown."
                        + " Start the upgrade from this state? Give your name and the reason.");

        cluster.prints(1, "cm_ctl query", UsualAnswers.picture(4, "Degraded", Map.of(), Map.of(2, "Down Unknown")));
        cluster.passes(cluster.steps().pictureIsTaken());
        Judgement judgement = cluster.judged(cluster.steps().clusterIsTheExpectedOne());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .isEqualTo("cluster Degraded, not healthy: db2 datanode 6002 Down Unknown;"
                        + " the decision was made for datanode 6003 and is void");
    }

    @Test
    void degraded_without_a_decision_fails_and_says_how_to_decide() {
        cluster.prints(1, "cm_ctl query", UsualAnswers.picture(4, "Degraded", Map.of(), Map.of(3, "Down Unknown")))
                .prints(1, "gs_om", UsualAnswers.summary("Degraded"));

        Judgement judgement = cluster.judged(cluster.steps().databaseIsNormal());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .isEqualTo(
                        "cluster_state is Degraded: db3 datanode 6003 Down Unknown; repair it, or decide to start without"
                                + " these datanodes by opengauss.acceptDegraded: 6003");
    }
}
