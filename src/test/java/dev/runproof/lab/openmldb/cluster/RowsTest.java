package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Desk.A;
import static dev.runproof.lab.openmldb.cluster.Desk.B;
import static dev.runproof.lab.openmldb.cluster.Desk.C;
import static dev.runproof.lab.openmldb.cluster.Desk.SINGLE;
import static dev.runproof.lab.openmldb.cluster.Desk.T1_0;
import static dev.runproof.lab.openmldb.cluster.Desk.T1_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.openmldb.cluster.WriterSpec.Manner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows, the offsets of the replicas that hold them, and how rows are lost. */
class RowsTest {
    private final Desk desk = Desk.ofStandard();

    private long rows() {
        return desk.sql("show table status")
                .lines()
                .filter(it -> it.contains(" t1 "))
                .map(it -> Long.parseLong(it.strip().split(" +", -1)[4]))
                .findFirst()
                .orElseThrow();
    }

    private List<Long> offsets(String... endpoints) {
        return List.of(endpoints).stream()
                .map(it -> desk.inside().offset(T1_0, it))
                .toList();
    }

    @Test
    void a_put_moves_the_leader_at_once_the_followers_soon_and_the_nameserver_within_two_seconds() {
        desk.faults().put(T1_0, 3);
        assertThat(offsets(A, B, C)).containsExactly(4L, 1L, 1L);
        desk.pass(Duration.ofMillis(200));
        assertThat(offsets(A, B, C)).containsExactly(4L, 4L, 4L);
        assertThat(desk.replicas("db1", "t1")).first().isEqualTo("0 " + A + " leader yes 1");
        assertThat(rows()).isEqualTo(2);
        desk.seconds(2);
        assertThat(desk.replicas("db1", "t1")).first().isEqualTo("0 " + A + " leader yes 4");
        assertThat(rows()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW_ROWS, 60, 60",
        "OVERWRITES, 60, 0",
        "AGAINST_EXPIRY, 60, 0",
        "DELETE_AFTER_PUT, 120, 0",
        "EXPIRY, 0, -2",
        "EXPIRY_BY_DELETE, 60, -2"
    })
    void writers_move_offsets_and_row_counts_each_in_its_manner(Manner manner, long offsets, long rows) {
        desk.faults().write(new WriterSpec("db1", "t1", manner, Duration.ofSeconds(1)));
        desk.seconds(60);
        desk.faults().stopWriters();
        desk.seconds(30);

        long moved = desk.inside().offset(T1_0, A) + desk.inside().offset(T1_1, B) - 2;
        assertThat(moved).isEqualTo(offsets);
        assertThat(desk.inside().offset(T1_0, C) + desk.inside().offset(T1_1, C) - 2)
                .isEqualTo(moved);
        assertThat(rows() - 2).isEqualTo(rows);
    }

    @Test
    void what_is_written_to_the_old_leader_during_a_change_is_lost() {
        desk.faults().autoFailover(false);
        desk.faults().opsTake(Duration.ofSeconds(4));
        desk.faults().write(new WriterSpec("db1", "t1", Manner.NEW_ROWS, Duration.ofMillis(250)));
        desk.seconds(5);
        desk.ns("db1", "changeleader t1 0 " + B);
        desk.seconds(8);
        desk.ns("db1", "recovertable t1 0 " + A);
        desk.seconds(20);
        desk.faults().stopWriters();
        desk.seconds(5);

        assertThat(desk.ops("db1")).anyMatch(it -> it.contains("kReAddReplicaWithDropOP t1 0 kDone"));
        assertThat(offsets(A, C)).containsOnly(desk.inside().offset(T1_0, B));
        assertThat(desk.inside().lostRows()).isNotEmpty().allMatch(it -> it.pid() == 0);
    }

    @Test
    void a_named_leader_that_is_behind_goes_on_from_its_own_offset() {
        desk.faults().autoFailover(false);
        desk.faults().hangsBehind(T1_0, B, 500);
        desk.seconds(1);
        assertThat(offsets(A, B, C)).containsExactly(501L, 1L, 501L);
        desk.ns("db1", "changeleader t1 0 " + B);
        desk.seconds(5);

        assertThat(offsets(A, B, C)).containsExactly(501L, 1L, 501L);
        assertThat(desk.inside().lostRows())
                .singleElement()
                .satisfies(it -> assertThat(it.count()).isEqualTo(500));
        assertThat(desk.faults().put(T1_0, 2)).isTrue();
        assertThat(offsets(B)).containsExactly(3L);
    }

    @Test
    void the_highest_follower_leads_when_none_is_named() {
        desk.faults().autoFailover(false);
        desk.faults().hangsBehind(T1_0, B, 500);
        desk.seconds(1);
        desk.ns("db1", "changeleader t1 0 auto");
        desk.seconds(5);
        assertThat(desk.replicas("db1", "t1")).contains("0 " + C + " leader yes 501");
        assertThat(desk.inside().lostRows()).isEmpty();
    }

    @Test
    void an_operation_counts_a_replica_as_caught_up_within_100_000_entries() {
        desk.faults().put(SINGLE, 200_000);
        desk.faults().behindAfterLoading(C, 150_000, Duration.ofSeconds(150));
        desk.ns("db1", "addreplica t_single 0 " + C);
        desk.seconds(45);
        assertThat(desk.ops("db1")).containsExactly("1 kAddReplicaOP t_single 0 kDoing");
        desk.seconds(10);
        assertThat(desk.ops("db1")).containsExactly("1 kAddReplicaOP t_single 0 kDone");
        assertThat(desk.inside().offset(SINGLE, C)).isBetween(100_005L, 110_005L);
        desk.seconds(100);
        assertThat(desk.inside().offset(SINGLE, C)).isEqualTo(200_005);
    }

    @Test
    void a_restarted_tablet_catches_up_slowly_behind_operations_that_are_done() {
        desk.faults().put(T1_0, 3);
        desk.seconds(1);
        desk.faults().behindAfterLoading(C, 3, Duration.ofMinutes(2));
        desk.cluster().stopped(Desk.tablet(C));
        desk.seconds(15);
        desk.cluster().started(Desk.tablet(C), Desk.NEW, true);
        desk.seconds(30);
        assertThat(desk.ops("db1")).isNotEmpty().allMatch(it -> it.endsWith("kDone"));
        assertThat(offsets(A, B, C)).containsExactly(4L, 4L, 1L);
        desk.seconds(120);
        assertThat(offsets(A, B, C)).containsExactly(4L, 4L, 4L);
    }

    @Test
    void arrears_may_last_until_they_are_lifted() {
        desk.faults().put(SINGLE, 10);
        desk.faults().behindAfterLoading(C, 4);
        desk.ns("db1", "addreplica t_single 0 " + C);
        desk.seconds(1000);
        assertThat(desk.inside().offset(SINGLE, C)).isEqualTo(11);
        desk.faults().catchUp();
        desk.seconds(1);
        assertThat(desk.inside().offset(SINGLE, C)).isEqualTo(15);
    }

    @Test
    void a_replica_whose_disk_is_lost_is_sent_again() {
        desk.cluster().stopped(Desk.tablet(C));
        desk.faults().diskLost(C);
        desk.seconds(15);
        desk.cluster().started(Desk.tablet(C), Desk.NEW, true);
        desk.seconds(30);
        assertThat(desk.ops("db1")).anyMatch(it -> it.contains("kReAddReplicaOP t1 0 kDone"));
        assertThat(offsets(A, C)).containsExactly(1L, 1L);
    }

    @Test
    void adding_the_same_replica_twice_leaves_one() {
        desk.ns("db1", "addreplica t_single 0 " + C);
        desk.ns("db1", "addreplica t_single 0 " + C);
        desk.seconds(10);
        assertThat(desk.ops("db1"))
                .containsExactly("1 kAddReplicaOP t_single 0 kDone", "2 kAddReplicaOP t_single 0 kFailed");
        assertThat(desk.replicas("db1", "t_single")).hasSize(3);
    }

    @Test
    void a_full_tablet_fails_what_is_sent_to_it() {
        desk.faults().full(C);
        assertThat(desk.ns("db1", "addreplica t_single 0 " + C)).isEqualTo("AddReplica ok\n");
        desk.seconds(5);
        assertThat(desk.ns("db1", "showopstatus t_single 0"))
                .contains("kFailed")
                .contains("kSendSnapshot");
        assertThat(desk.replicas("db1", "t_single")).hasSize(2);
        assertThat(desk.log())
                .anyMatch(it -> it.startsWith("W") && it.contains("task run failed. op_id 1 type kSendSnapshot"));
    }

    @Test
    void a_migrated_follower_has_left_its_source() {
        Desk four = Desk.of(Topology.standard(
                List.of(Desk.NS1), List.of(A, B, C, "192.0.2.24:10921"), List.of(), List.of(), Desk.ZK));
        four.faults().autoFailover(false);
        assertThat(four.ns("db1", "migrate " + C + " t1 0 192.0.2.24:10921")).isEqualTo("partition migrate ok\n");
        four.seconds(5);
        assertThat(four.ops("db1")).containsExactly("1 kMigrateOP t1 0 kDone");
        assertThat(four.replicas("db1", "t1").stream().filter(it -> it.startsWith("0 ")))
                .containsExactly(
                        "0 " + A + " leader yes 1", "0 " + B + " follower yes 1", "0 192.0.2.24:10921 follower yes 1");
        assertThat(four.inside().offset(T1_0, C)).isEqualTo(-1);
        assertThat(four.sql("show table status")).doesNotContain("ERROR");
    }

    @Test
    void an_operation_that_never_ends_goes_on_when_it_is_released() {
        desk.faults()
                .befall(OpFault.on(SINGLE, OpType.ADD_REPLICA_OP, OpFault.Outcome.NEVER_ENDS)
                        .at("kLoadTable"));
        desk.ns("db1", "addreplica t_single 0 " + C);
        desk.seconds(1000);
        assertThat(desk.ns("db1", "showopstatus t_single 0")).contains("kDoing").contains("kLoadTable");
        desk.faults().releaseOps();
        desk.seconds(5);
        assertThat(desk.ops("db1")).containsExactly("1 kAddReplicaOP t_single 0 kDone");
    }

    @Test
    void a_cancelled_operation_says_where_it_stopped() {
        desk.faults()
                .befall(OpFault.nth(1, OpType.ADD_REPLICA_OP, OpFault.Outcome.CANCELED)
                        .at("kLoadTable"));
        desk.ns("db1", "addreplica t_single 0 " + C);
        desk.seconds(5);
        assertThat(desk.ns("db1", "showopstatus t_single 0"))
                .contains("kCanceled")
                .contains("kLoadTable");
        assertThat(desk.replicas("db1", "t_single")).hasSize(2);
    }
}
