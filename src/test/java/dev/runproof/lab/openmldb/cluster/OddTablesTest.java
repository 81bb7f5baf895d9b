package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Desk.A;
import static dev.runproof.lab.openmldb.cluster.Desk.B;
import static dev.runproof.lab.openmldb.cluster.Desk.C;
import static dev.runproof.lab.openmldb.cluster.Desk.T1_0;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that are not ok, or look as if they were not. */
class OddTablesTest {
    private static String dotted(String text) {
        return text.replace(' ', '.');
    }

    @Test
    void a_broken_table_is_announced_with_the_first_100_bytes_of_its_warnings() {
        Desk desk = Desk.of(Desk.standard()
                .withTables(List.of(TableSpec.of("零售", "订单", 9, 4, List.of(List.of(A, B)))
                        .withStorage("ssd")
                        .withOffline(new TableSpec.Offline("hdfs://nn/订", "parquet", "")))));
        desk.faults().warn("零售", "订单", "[pid=0][follower][192.0.2.22:10921]: not connected to leader");
        desk.faults().warn("零售", "订单", "[pid=0]: fail to get from tablet: 磁盘满了啊");
        desk.faults().alive(new OpFault.Place("零售", "订单", 0), B, false);

        CliAnswer answer = desk.cluster()
                .cli(List.of(
                        "--zk_cluster=" + Desk.ZK,
                        "--zk_root_path=/openmldb",
                        "--role=sql_client",
                        "--cmd=show table status"));

        // 60 bytes, a newline and 39 of the second line: the cut goes through the second character.
        assertThat(dotted(answer.stdout())).isEqualTo("""
                        ERROR:.table.零售.订单.is.broken,.`show.table.status`.to.check.detail,.unalive.partition:.1,.warning.preview:.[pid=0][follower][192.0.2.22:10921]:.not.connected.to.leader
                        [pid=0]:.fail.to.get.from.tablet:.磁\ufffd
                        HINT:.Use.`openmldb_tool.inspect`.to.get.full.report.
                        .----------.------------.---------------.--------------.------.------------------.----------------.-----------.-------------------.---------.---------------.----------------.------------------------.--------------------------------------------------------------.
                        ..Table_id...Table_name...Database_name...Storage_type...Rows...Memory_data_size...Disk_data_size...Partition...Partition_unalive...Replica...Offline_path....Offline_format...Offline_symbolic_paths...Warnings......................................................
                        .----------.------------.---------------.--------------.------.------------------.----------------.-----------.-------------------.---------.---------------.----------------.------------------------.--------------------------------------------------------------.
                        ..9..........订单.......零售..........ssd............4......0..................8998.............1...........1...................2.........hdfs://nn/订...parquet...................................[pid=0][follower][192.0.2.22:10921]:.not.connected.to.leader..
                        ........................................................................................................................................................................................................[pid=0]:.fail.to.get.from.tablet:.磁盘满了啊.............
                        .----------.------------.---------------.--------------.------.------------------.----------------.-----------.-------------------.---------.---------------.----------------.------------------------.--------------------------------------------------------------.

                        1.rows.in.set
                        """);
        assertThat(answer.output()).hasSizeGreaterThan(answer.stdout().length());
    }

    @Test
    void a_temporary_extra_replica_changes_neither_replica_nor_warnings() {
        Desk desk = Desk.ofStandard();
        String before = desk.sql("show table status");
        desk.ns("db1", "addreplica t_single 0 " + C);
        desk.seconds(5);
        assertThat(desk.replicas("db1", "t_single")).hasSize(3);
        assertThat(desk.sql("show table status")).isEqualTo(before);
    }

    @Test
    void between_a_change_of_leader_and_the_recovery_two_rows_lead() {
        Desk desk = Desk.of(Desk.standard().withAutoFailover(false));
        desk.ns("db1", "changeleader t1 0 " + B);
        desk.seconds(3);

        assertThat(desk.replicas("db1", "t1").subList(0, 3))
                .containsExactly("0 " + A + " leader no 1", "0 " + B + " leader yes 1", "0 " + C + " follower yes 1");
        assertThat(Desk.rows(desk.tabletStatus(A))).anyMatch(it -> it.startsWith("6 0 1 kTableLeader"));
        assertThat(Desk.rows(desk.tabletStatus(B))).anyMatch(it -> it.startsWith("6 0 1 kTableLeader"));
        assertThat(desk.sql("show table status")).contains("db1.t1 is broken").contains("unalive partition: 1\n");
        desk.ns("db1", "recovertable t1 0 " + A);
        desk.seconds(3);
        assertThat(desk.replicas("db1", "t1").subList(0, 3))
                .containsExactly(
                        "0 " + A + " follower yes 1", "0 " + B + " leader yes 1", "0 " + C + " follower yes 1");
        assertThat(desk.ops("db1"))
                .containsExactly(
                        "1 kChangeLeaderOP t1 0 kDone",
                        "2 kRecoverTableOP t1 0 kDone",
                        "3 kReAddReplicaSimplifyOP t1 0 kDone");
    }

    @Test
    void figures_are_unknown_after_a_change_of_nameserver_and_where_a_scenario_hides_them() {
        Desk desk = Desk.ofStandard();
        desk.faults().unknownFigures(T1_0, C, true);
        assertThat(Desk.rows(desk.ns("db1", "showtable t1")))
                .contains("t1 6 0 192.0.2.23:10921 follower yes - - - 0.000");
        desk.faults().unknownFigures(T1_0, C, false);
        desk.faults().leaderLosesLock();
        desk.seconds(1);
        assertThat(Desk.rows(desk.at(Desk.NS2, "db1", "showtable t1"))).allMatch(it -> it.endsWith(" - - - 0.000"));
        desk.seconds(2);
        assertThat(Desk.rows(desk.at(Desk.NS2, "db1", "showtable t1"))).noneMatch(it -> it.contains("-"));
    }

    @Test
    void a_dropped_table_may_still_be_held_by_a_tablet() {
        Desk desk = Desk.ofStandard();
        desk.faults().droppedButHeldBy("db1", "t1", A);
        assertThat(Desk.rows(desk.tabletStatus(A))).anyMatch(it -> it.startsWith("6 0 1 kTableLeader"));
        assertThat(desk.tabletStatus(B)).doesNotContain("  6    ");
        assertThat(desk.replicas("db1", "t1")).isEmpty();
        assertThat(desk.sql("show table status")).doesNotContain("ERROR").doesNotContain(" t1 ");
    }

    @Test
    void an_old_failure_is_there_from_the_beginning_and_later_numbers_follow_it() {
        Desk desk = Desk.ofStandard();
        desk.faults().lastOp(10);
        long id = desk.faults().pastOp(OpType.CHANGE_LEADER_OP, T1_0, OpFault.Outcome.FAILS, Duration.ofDays(3));
        desk.ns("db1", "addreplica t_single 0 " + C);
        assertThat(id).isEqualTo(11);
        assertThat(Desk.rows(desk.ns("db1", "showopstatus   ")))
                .satisfiesExactly(
                        it -> assertThat(it)
                                .matches("11 kChangeLeaderOP t1 0 kFailed \\d{14} 0s \\d{14} kSelectLeader no"),
                        it -> assertThat(it).isEqualTo("12 kAddReplicaOP t_single 0 kInited - - - - no"));
    }

    @Test
    void updatetablealive_changes_marks_alone() {
        Desk desk = Desk.of(Desk.standard().withAutoFailover(false));
        assertThat(desk.ns("db1", "updatetablealive t1 * " + A + " no")).isEqualTo("update ok\n");
        assertThat(desk.replicas("db1", "t1"))
                .filteredOn(it -> it.contains(A))
                .hasSize(2)
                .allMatch(it -> it.contains(" no "));
        assertThat(desk.ns("db1", "updatetablealive t1 1 " + A + " yes")).isEqualTo("update ok\n");
        assertThat(desk.replicas("db1", "t1").stream().filter(it -> it.contains(" no ")))
                .hasSize(1);
        assertThat(desk.ops("db1")).isEmpty();
    }
}
