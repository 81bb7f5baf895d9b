package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Desk.A;
import static dev.runproof.lab.openmldb.cluster.Desk.B;
import static dev.runproof.lab.openmldb.cluster.Desk.C;
import static dev.runproof.lab.openmldb.cluster.Desk.NEW;
import static dev.runproof.lab.openmldb.cluster.Desk.NS1;
import static dev.runproof.lab.openmldb.cluster.Desk.NS2;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A tablet stops while it leads, and comes back. */
class TabletStopTest {
    private void stop(Desk desk, String endpoint) {
        desk.cluster().stopped(Desk.tablet(endpoint));
    }

    private void start(Desk desk, String endpoint) {
        desk.cluster().started(Desk.tablet(endpoint), NEW, true);
    }

    @Test
    void after_the_heartbeat_limit_leaders_change_and_replicas_are_marked_dead() {
        Desk desk = Desk.ofStandard();
        stop(desk, A);
        desk.seconds(69);
        assertThat(desk.ops("db1")).isEmpty();
        assertThat(desk.replicas("db1", "t1")).first().isEqualTo("0 " + A + " leader yes 1");

        desk.seconds(3);

        assertThat(desk.replicas("db1", "t1")).filteredOn(it -> it.contains(A)).allMatch(it -> it.contains(" no "));
        assertThat(desk.replicas("db1", "t1").stream().filter(it -> it.matches("0 .* leader yes .*")))
                .hasSize(1);
        assertThat(desk.replicas("db1", "t_single")).first().isEqualTo("0 " + A + " leader no 5");
        assertThat(desk.ops("db1"))
                .anyMatch(it -> it.contains("kChangeLeaderOP t1 0"))
                .anyMatch(it -> it.contains("kOfflineReplicaOP t1 1"))
                .anyMatch(it -> it.contains("kUpdatePartitionStatusOP t_single 0"))
                .allMatch(it -> it.endsWith("kDone"));
        assertThat(desk.ops("__INTERNAL_DB")).hasSize(2);
        assertThat(desk.sql("show table status"))
                .contains("ERROR: table db1.t1 is broken, `show table status` to check detail, unalive partition: 2,");
    }

    @Test
    void registering_again_before_the_limit_does_the_same_at_once_and_recovers_all() {
        Desk desk = Desk.ofStandard();
        stop(desk, A);
        desk.seconds(15);
        start(desk, A);
        desk.seconds(2);
        assertThat(desk.replicas("db1", "t1")).filteredOn(it -> it.contains(A)).allMatch(it -> it.contains(" no "));

        desk.seconds(20);

        assertThat(desk.replicas("db1", "t1")).hasSize(6).allMatch(it -> it.endsWith(" yes 1"));
        assertThat(desk.replicas("db1", "t_single"))
                .containsExactly("0 " + A + " leader yes 5", "1 " + B + " leader yes 5");
        assertThat(desk.ops("db1"))
                .anyMatch(it -> it.contains("kReAddReplicaNoSendOP t1 0"))
                .anyMatch(it -> it.contains("kReLoadTableOP t_single 0"))
                .allMatch(it -> it.endsWith("kDone"));
        assertThat(Desk.rows(desk.tabletStatus(A))).hasSize(7).allMatch(it -> it.contains("kTableNormal"));
        assertThat(desk.sql("show table status like '%'")).doesNotContain("ERROR");
        assertThat(desk.inside().lostRows()).isEmpty();
    }

    @Test
    void partitions_show_as_loading_while_they_load() {
        Desk desk = Desk.ofStandard();
        desk.faults().loadingTakes(Duration.ofSeconds(30));
        stop(desk, A);
        desk.seconds(15);
        start(desk, A);
        desk.seconds(10);

        assertThat(Desk.rows(desk.zk("showtablet"))).first().asString().contains("kHealthy");
        assertThat(Desk.rows(desk.tabletStatus(A))).hasSize(7).allMatch(it -> it.contains("kTableLoading"));
        desk.seconds(60);
        assertThat(Desk.rows(desk.tabletStatus(A))).hasSize(7).allMatch(it -> it.contains("kTableNormal"));
    }

    @Test
    void without_auto_failover_nothing_happens_now_or_later() {
        Desk desk = Desk.of(Desk.standard().withAutoFailover(false));
        stop(desk, A);
        desk.seconds(100);
        assertThat(desk.replicas("db1", "t1")).allMatch(it -> it.endsWith(" yes 1"));
        assertThat(desk.sql("show table status like '%'"))
                .contains("[pid=0][leader][192.0.2.21:10921]: state is kNotFound")
                .doesNotContain("unalive partition:");
        start(desk, A);
        desk.seconds(30);
        assertThat(Desk.rows(desk.zk("showtablet"))).first().asString().contains("kHealthy");
        assertThat(Desk.rows(desk.tabletStatus(A))).isEmpty();

        desk.ns("", "confset auto_failover true");
        desk.seconds(200);

        assertThat(Desk.rows(desk.tabletStatus(A))).isEmpty();
        assertThat(desk.ops("db1")).isEmpty();
    }

    @Test
    void what_counts_is_the_setting_at_the_moment_of_registration() {
        Desk desk = Desk.of(Desk.standard().withAutoFailover(false));
        stop(desk, A);
        desk.seconds(15);
        start(desk, A);
        desk.pass(Duration.ofMillis(1100));
        desk.ns("", "confset auto_failover true");
        desk.seconds(60);
        assertThat(Desk.rows(desk.tabletStatus(A))).isEmpty();
        assertThat(desk.ops("db1")).isEmpty();
    }

    @Test
    void switched_off_right_after_the_registration_it_recovers_nothing_either() {
        Desk desk = Desk.ofStandard();
        stop(desk, A);
        desk.seconds(15);
        start(desk, A);
        desk.pass(Duration.ofMillis(1200));
        desk.ns("", "confset auto_failover false");
        desk.seconds(60);
        assertThat(Desk.rows(desk.zk("showtablet"))).first().asString().contains("kHealthy");
        assertThat(Desk.rows(desk.tabletStatus(A))).isEmpty();
        assertThat(desk.replicas("db1", "t1")).allMatch(it -> it.endsWith(" yes 1"));
    }

    @Test
    void two_tablets_down_together_are_not_repaired_where_no_leader_is_left() {
        Desk desk = Desk.of(Desk.standard());
        stop(desk, A);
        stop(desk, B);
        stop(desk, C);
        desk.seconds(15);
        start(desk, A);
        start(desk, B);
        start(desk, C);
        desk.seconds(60);

        assertThat(desk.ops("db1")).anyMatch(it -> it.endsWith("kFailed"));
        assertThat(desk.sql("show table status")).contains("ERROR: table db1.t1 is broken");
    }

    @Test
    void running_operations_go_on_under_the_next_leader_which_forgets_the_finished_ones() {
        Desk desk = Desk.ofStandard();
        desk.faults().autoFailover(false);
        desk.ns("db1", "changeleader t1 0 192.0.2.99:1");
        desk.ns("db1", "changeleader t1 1 auto");
        desk.seconds(3);
        desk.faults().opsTake(Duration.ofSeconds(30));
        desk.ns("db1", "addreplica t_single 0 " + C);
        desk.seconds(6);
        assertThat(desk.ops("db1"))
                .containsExactly(
                        "1 kChangeLeaderOP t1 0 kFailed",
                        "2 kChangeLeaderOP t1 1 kDone",
                        "3 kAddReplicaOP t_single 0 kDoing");

        desk.cluster().stopped(Desk.nameserver(NS1));
        desk.seconds(12);

        assertThat(Desk.rows(desk.at(NS2, "db1", "showopstatus   ")))
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("1 kChangeLeaderOP t1 0 kFailed"),
                        it -> assertThat(it).startsWith("3 kAddReplicaOP t_single 0 kDoing"));
        desk.seconds(60);
        assertThat(desk.at(NS2, "db1", "showopstatus t_single 0 ")).contains("kDone");
        assertThat(desk.log())
                .anyMatch(it -> it.startsWith("I " + NS1) && it.contains("op_id[3]"))
                .anyMatch(it -> it.startsWith("I " + NS2) && it.contains("op_id[3]"));
        assertThat(desk.at(NS2, "db1", "deleteop failed")).isEqualTo("Delete op ok\n");
        assertThat(desk.at(NS2, "db1", "showopstatus t1  ")).doesNotContain("kFailed");
    }
}
