package dev.runproof.parse;

import static dev.runproof.parse.ClusterPictures.HEALTHY;
import static dev.runproof.parse.ClusterPictures.cmServer;
import static dev.runproof.parse.ClusterPictures.datanode;
import static dev.runproof.parse.ClusterPictures.resource;
import static dev.runproof.parse.ClusterPictures.with;
import static dev.runproof.parse.ClusterPictures.withDatanodes;
import static dev.runproof.parse.ClusterPictures.withResources;
import static dev.runproof.parse.ClusterPictures.withServers;
import static dev.runproof.parse.ClusterPictures.withState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterComparisonTest {
    private static final CmCtlQuery NO_ANSWER = CmCtlQuery.parse("cm_ctl: can't connect to cm_server.\n");

    @Test
    void finds_nothing_between_equal_pictures_of_a_healthy_cluster() {
        ClusterComparison comparison = ClusterComparison.of(HEALTHY, HEALTHY);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "Normal, Normal, PASS",
        "Normal, Degraded, FAIL",
        "Normal, Unavailable, FAIL",
        "Normal, Starting, FAIL",
        "Degraded, Normal, PASS",
        "Degraded, Degraded, PASS",
        "Degraded, Unknown, FAIL",
        "Unavailable, Unavailable, UNKNOWN",
        "Unavailable, Redistributing, UNKNOWN",
        "NormalCNDeleted, Starting, UNKNOWN",
        "Unavailable, Degraded, PASS",
        "Unknown, Normal, PASS"
    })
    void wants_a_state_of_the_same_or_a_better_class(String before, String after, Verdict verdict) {
        assertThat(ClusterComparison.of(withState(HEALTHY, before), withState(HEALTHY, after))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void tells_from_what_it_started_when_that_was_not_normal() {
        CmCtlQuery degraded = withState(HEALTHY, "Degraded");

        finds(degraded, degraded, Verdict.PASS, "NOTE: the cluster was Degraded before and is Degraded now");
        finds(degraded, HEALTHY, Verdict.PASS, "NOTE: the cluster was Degraded before and is Normal now");
    }

    @Test
    void proves_nothing_from_a_cluster_that_never_answered() {
        finds(
                NO_ANSWER,
                NO_ANSWER,
                Verdict.UNKNOWN,
                "UNKNOWN: the cluster was without an answer before and is without an answer now: nothing proves that it is"
                        + " as available as before",
                "UNKNOWN: the picture from before shows no CMServer to compare with",
                "UNKNOWN: the picture shows no CMServer",
                "UNKNOWN: the picture from before shows no datanode to compare with",
                "UNKNOWN: the picture shows no datanode");
    }

    @Test
    void fails_a_cluster_that_does_not_answer_any_more() {
        finds(
                HEALTHY,
                NO_ANSWER,
                Verdict.FAIL,
                "FAIL: the cluster was Normal before and is without an answer now",
                "FAIL: the picture shows no CMServer",
                "FAIL: the picture shows no datanode");
    }

    @Test
    void proves_nothing_against_an_empty_picture_from_before() {
        assertThat(ClusterComparison.of(NO_ANSWER, HEALTHY).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void notes_another_primary_cm_server() {
        CmCtlQuery elected = with(with(HEALTHY, cmServer(1, "Standby")), cmServer(3, "Primary"));

        finds(
                HEALTHY,
                elected,
                Verdict.PASS,
                "NOTE: CMServer 3 on n3 (node 3) is Primary now, another one or none was before");
    }

    @Test
    void fails_a_cm_server_that_served_before_though_the_cluster_is_normal() {
        CmCtlQuery down = with(HEALTHY, cmServer(2, "Down"));

        finds(HEALTHY, down, Verdict.FAIL, "FAIL: CMServer 2 on n2 (node 2) was Standby before and is Down now");
        finds(down, down, Verdict.PASS, "NOTE: CMServer 2 on n2 (node 2) is Down as before");
        assertThat(ClusterComparison.of(down, HEALTHY).differences()).isEmpty();
    }

    @Test
    void wants_exactly_one_primary_cm_server() {
        CmCtlQuery two = with(HEALTHY, cmServer(2, "Primary"));
        CmCtlQuery none = with(HEALTHY, cmServer(1, "Standby"));

        finds(HEALTHY, two, Verdict.FAIL, "FAIL: 2 CMServers are Primary, it must be exactly one");
        finds(HEALTHY, none, Verdict.FAIL, "FAIL: 0 CMServers are Primary, it must be exactly one");
        finds(none, none, Verdict.UNKNOWN, "UNKNOWN: 0 CMServers are Primary, it must be exactly one");
    }

    @Test
    void wants_the_same_cm_servers() {
        CmCtlQuery two = withServers(HEALTHY, servers -> servers.subList(0, 2));

        finds(HEALTHY, two, Verdict.FAIL, "FAIL: CMServer 3 on n3 (node 3) is not shown any more");
        finds(two, HEALTHY, Verdict.FAIL, "FAIL: CMServer 3 on n3 (node 3) was not there before");
    }

    @Test
    void fails_a_datanode_that_was_healthy_even_when_another_recovered() {
        CmCtlQuery thirdDown = withState(with(HEALTHY, datanode(3, "S", "Down", "Unknown")), "Degraded");
        CmCtlQuery secondDown = withState(with(HEALTHY, datanode(2, "S", "Standby", "Building(5%)")), "Degraded");

        finds(
                thirdDown,
                secondDown,
                Verdict.FAIL,
                "FAIL: datanode 6002 (node 2, static role S) on n2 was Standby Normal before and is Standby Building(5%) now",
                "NOTE: the cluster was Degraded before and is Degraded now");
        finds(
                thirdDown,
                thirdDown,
                Verdict.PASS,
                "NOTE: the cluster was Degraded before and is Degraded now",
                "NOTE: datanode 6003 (node 3, static role S) on n3 is Down Unknown, it was not healthy before either");
    }

    @Test
    void takes_a_datanode_that_catches_up_for_healthy() {
        assertThat(ClusterComparison.of(HEALTHY, with(HEALTHY, datanode(2, "S", "Standby", "Catchup")))
                        .differences())
                .isEmpty();
    }

    @Test
    void wants_the_same_datanodes_in_the_same_static_roles() {
        CmCtlQuery two = withDatanodes(HEALTHY, datanodes -> datanodes.subList(0, 2));
        CmCtlQuery cascade = with(HEALTHY, datanode(3, "C", "Standby", "Normal"));

        finds(HEALTHY, two, Verdict.FAIL, "FAIL: datanode 6003 (node 3, static role S) on n3 is not shown any more");
        finds(two, HEALTHY, Verdict.FAIL, "FAIL: datanode 6003 (node 3, static role S) was not there before");
        finds(
                HEALTHY,
                cascade,
                Verdict.FAIL,
                "FAIL: datanode 6003 (node 3, static role S) on n3 is not shown any more",
                "FAIL: datanode 6003 (node 3, static role C) was not there before");
    }

    @Test
    void warns_of_a_failover_of_the_database() {
        CmCtlQuery switched =
                with(with(HEALTHY, datanode(1, "P", "Standby", "Normal")), datanode(2, "S", "Primary", "Normal"));
        CmCtlQuery unbalanced = with(switched, new Cluster("Normal", "No", "No", "AZ_ALL", null, null, null));

        finds(
                HEALTHY,
                unbalanced,
                Verdict.PASS,
                "WARNING: the cluster was balanced before and is not now: a datanode changed its role",
                "WARNING: failover during a CM upgrade: datanode 6002 is Primary, before it was 6001");
    }

    @Test
    void wants_exactly_one_primary_datanode() {
        CmCtlQuery none = with(HEALTHY, datanode(1, "P", "Standby", "Normal"));
        CmCtlQuery two = with(HEALTHY, datanode(2, "S", "Primary", "Normal"));

        finds(HEALTHY, none, Verdict.FAIL, "FAIL: 0 datanodes are Primary, it must be exactly one");
        finds(HEALTHY, two, Verdict.FAIL, "FAIL: 2 datanodes are Primary, it must be exactly one");
        finds(none, none, Verdict.UNKNOWN, "UNKNOWN: 0 datanodes are Primary, it must be exactly one");
        assertThat(ClusterComparison.of(none, HEALTHY).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void fails_a_cluster_that_was_paused_meanwhile() {
        CmCtlQuery paused = with(HEALTHY, new Cluster("Normal", "No", "Yes", "AZ_ALL", "Yes", null, null));
        CmCtlQuery notPaused = with(HEALTHY, new Cluster("Normal", "No", "Yes", "AZ_ALL", "No", null, null));

        finds(HEALTHY, paused, Verdict.FAIL, "FAIL: arbitration is paused now and was not before");
        finds(notPaused, paused, Verdict.FAIL, "FAIL: arbitration is paused now and was not before");
        assertThat(ClusterComparison.of(paused, paused).differences()).isEmpty();
    }

    @Test
    void fails_a_resource_that_is_not_on_line_any_more() {
        CmCtlQuery before = withResources(resource(1, "OnLine"), resource(2, "OffLine"), resource(3, "OnLine"));
        CmCtlQuery after = withResources(resource(1, "Deleted"), resource(2, "Unknown"));

        finds(
                before,
                after,
                Verdict.FAIL,
                "FAIL: resource disk 20001 (node 1) was OnLine before and is Deleted now",
                "FAIL: resource disk 20003 (node 3) is not shown any more");
    }

    @Test
    void reports_log_messages_in_the_output() {
        CmCtlQuery noisy =
                CmCtlQuery.parse(Fixture.of("cm_ctl-query/5.0.0__log-messages").text());

        finds(noisy, noisy, Verdict.PASS, "NOTE: cm_ctl could not write its log: 6 log messages stood in its output");
    }

    private static void finds(CmCtlQuery before, CmCtlQuery after, Verdict verdict, String... differences) {
        ClusterComparison comparison = ClusterComparison.of(before, after);

        assertThat(comparison.differences()).extracting(Difference::toString).isEqualTo(List.of(differences));
        assertThat(comparison.verdict()).isEqualTo(verdict);
    }
}
