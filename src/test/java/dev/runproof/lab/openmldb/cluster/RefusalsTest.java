package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Desk.A;
import static dev.runproof.lab.openmldb.cluster.Desk.B;
import static dev.runproof.lab.openmldb.cluster.Desk.C;
import static dev.runproof.lab.openmldb.cluster.Desk.NS2;
import static dev.runproof.lab.openmldb.cluster.Desk.T1_0;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the client's commands, done and refused. */
class RefusalsTest {
    private final Desk desk = Desk.ofStandard();

    private String db1(String command) {
        return desk.ns("db1", command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "confget speed|failed to set speed. error msg: cannot found key speed",
                "confset speed true|failed to set speed. error msg: invalid parameter",
                "confset auto_failover yes|failed to set auto_failover. error msg: invalid parameter",
                "confset auto_failover|Bad format",
                "addreplica t1 0 192.0.2.99:1|Fail to addreplica. error msg:tablet is not healthy",
                "addreplica tx 0 192.0.2.21:10921|Fail to addreplica. error msg:table does not exist",
                "addreplica t1 2 192.0.2.21:10921|Fail to addreplica. error msg:invalid parameter",
                "addreplica t1 0 192.0.2.21:10921|Fail to addreplica. error msg:pid 0 is exist in 192.0.2.21:10921",
                "addreplica t1 x 192.0.2.21:10921|Invalid args. pid should be uint32_t",
                "addreplica t1 4294967296 192.0.2.21:10921|Invalid args. pid should be uint32_t",
                "delreplica tx 0 192.0.2.99:1|Fail to delreplica. error msg:table does not exist",
                "delreplica t1 0 192.0.2.99:1|Fail to delreplica. error msg:tablet is not healthy",
                "delreplica t1 9 192.0.2.21:10921|Fail to delreplica. error msg:max pid is greater than partition size",
                "delreplica t_single 0 192.0.2.22:10921|Fail to delreplica. error msg:pid 0 is not in 192.0.2.22:10921",
                "delreplica t1 0 192.0.2.21:10921|Fail to delreplica. error msg:"
                        + "can not del leader. pid 0 endpoint 192.0.2.21:10921",
                "changeleader tx 9 auto|failed to change leader. error msg: table does not exist",
                "changeleader t1 9 auto|failed to change leader. error msg: pid does not exist",
                "changeleader t_single 0 auto|failed to change leader. error msg: no follower",
                "changeleader t1 0|failed to change leader. error msg: leader is alive",
                "recovertable tx 0 192.0.2.99:1|Fail to recover table. error msg:endpoint does not exist",
                "recovertable tx 0 192.0.2.21:10921|Fail to recover table. error msg:table does not exist",
                "recovertable t1 0 192.0.2.21:10921|Fail to recover table. error msg:table is alive, need not recover",
                "recovertable t1 9 192.0.2.21:10921|Fail to recover table. error msg:pid does not exist",
                "updatetablealive t1 0 192.0.2.99:1 yes|Fail to update table alive. error msg: endpoint does not exist",
                "updatetablealive tx 0 192.0.2.21:10921 yes|Fail to update table alive. error msg: table does not exist",
                "updatetablealive t1 9 192.0.2.21:10921 yes|Fail to update table alive. error msg: no pid has update",
                "updatetablealive t1 0 192.0.2.21:10921 maybe|is_alive should be yes or no",
                "deleteop 77|Delete op failed, error msg: op id does not exist",
                "deleteop|bad deleteop format, eg: deleteop 1002, deleteop doing",
                "deleteop doing|invalid args",
                "deleteop failed|Delete op ok",
                "cancelop|bad cancelop format, eg cancelop 1002",
                "cancelop x|Invalid args. op_id should be uint64_t",
                "cancelop 0|Invalid args. op_id should be large than zero",
                "cancelop 77|Cancel op failed, error msg: op id does not exist",
                "offlineendpoint|Bad format",
                "offlineendpoint 192.0.2.99:1|failed to offline endpoint. error msg: endpoint does not exist",
                "recoverendpoint 192.0.2.99:1|failed to recover endpoint. error msg: endpoint does not exist",
                "dropit|unsupported cmd",
                "showopstatus t1 x|Invalid args. pid should be uint32_t"
            })
    void a_command_is_refused_in_the_words_of_the_client(String command, String words) {
        db1("confset auto_failover false");

        assertThat(db1(command)).isEqualTo(words + "\n");
        assertThat(desk.ops("db1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "changeleader tx 0 auto|failed to change leader. error msg: auto_failover is enabled",
                "recovertable tx 0 192.0.2.99:1|Fail to recover table. error msg:auto_failover is enabled",
                "updatetablealive tx 0 x yes|Fail to update table alive. error msg: auto_failover is enabled",
                "migrate x tx 0 y|failed to migrate partition. error msg: auto_failover is enabled",
                "cancelop 77|Cancel op failed, error msg: auto_failover is enabled",
                "offlineendpoint x|failed to offline endpoint. error msg: auto_failover is enabled",
                "recoverendpoint x|failed to recover endpoint. error msg: auto_failover is enabled"
            })
    void what_moves_leaders_is_refused_first_of_all_while_auto_failover_is_on(String command, String words) {
        assertThat(db1(command)).isEqualTo(words + "\n");
    }

    @Test
    void adding_and_removing_replicas_does_not_look_at_auto_failover() {
        assertThat(db1("addreplica t_single 0 " + C)).isEqualTo("AddReplica ok\n");
        desk.seconds(5);
        assertThat(db1("delreplica t_single 0 " + C)).isEqualTo("DelReplica ok\n");
    }

    @Test
    void commands_are_split_at_any_number_of_blanks() {
        desk.faults().autoFailover(false);
        assertThat(db1("  changeleader   t1  0   auto "))
                .startsWith("change leader ok. If there are writing operations");
        assertThat(Desk.rows(db1("showopstatus t1 0 "))).hasSize(1);
        assertThat(Desk.rows(db1("showopstatus t1  "))).hasSize(1);
        assertThat(Desk.rows(db1("showopstatus   "))).hasSize(1);
        assertThat(Desk.rows(db1("showopstatus t1 1"))).isEmpty();
    }

    @Test
    void flags_come_in_any_order_with_one_dash_or_two() {
        String usual = db1("showtable t1");
        assertThat(desk.cli(
                        "-cmd=showtable t1",
                        "-database",
                        "db1",
                        "--nointeractive",
                        "-role=ns_client",
                        "-endpoint=" + Desk.NS1))
                .isEqualTo(usual);
        CliAnswer wrong = desk.cluster().cli(List.of("--role=ns_client", "--cmdx=showdb"));
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.stdout()).isEmpty();
        assertThat(wrong.stderr()).contains("cmdx");
    }

    @Test
    void a_nameserver_that_does_not_lead_says_so_but_for_showdb() {
        assertThat(desk.at(NS2, "db1", "showtablet"))
                .isEqualTo("Fail to show tablets. error msg: nameserver is not leader\n");
        assertThat(desk.at(NS2, "db1", "showopstatus   "))
                .isEqualTo("Fail to show tablets. error msg: nameserver is not leader\n");
        assertThat(desk.at(NS2, "db1", "showtable "))
                .isEqualTo("failed to showtable. error msg: nameserver is not leader\n");
        assertThat(desk.at(NS2, "db1", "changeleader t1 0 auto"))
                .isEqualTo("failed to change leader. error msg: nameserver is not leader\n");
        assertThat(desk.at(NS2, "db1", "confget auto_failover"))
                .isEqualTo("failed to set auto_failover. error msg: nameserver is not leader\n");
        assertThat(desk.at(NS2, "db1", "showdb")).isEqualTo("  #  name\n-----------\n");
    }

    @Test
    void without_zookeeper_or_nameserver_nobody_is_reached() {
        assertThat(desk.at(Desk.NS1, "", "showns")).isEqualTo("Show nameserver failed. zk_cluster is empty\n");
        assertThat(desk.cli("--zk_cluster=192.0.2.1:1", "--zk_root_path=/openmldb", "--role=ns_client", "--cmd=showns"))
                .isEqualTo("zk client init failed\n");
        assertThat(desk.cli("--zk_cluster=" + Desk.ZK, "--zk_root_path=/other", "--role=ns_client", "--cmd=showns"))
                .isEqualTo("get children failed\nget leader failed\n");
        desk.faults().zooKeeperGone();
        assertThat(desk.zk("showns")).isEqualTo("zk client init failed\n");
        assertThat(desk.sql("show table status")).isEqualTo("ERROR: Failed to connect to db\n");
        desk.faults().zooKeeperBack();
        assertThat(desk.zk("showns")).startsWith("ns leader: ");
    }

    @Test
    void a_change_to_something_that_is_no_live_follower_is_accepted_and_fails() {
        desk.faults().autoFailover(false);
        assertThat(db1("changeleader t1 0 192.0.2.99:1")).startsWith("change leader ok");
        desk.seconds(3);

        assertThat(db1("showopstatus t1 0")).contains("kFailed").contains("kSelectLeader");
        assertThat(desk.replicas("db1", "t1")).first().isEqualTo("0 " + A + " leader yes 1");
        assertThat(desk.log())
                .containsSubsequence(
                        "W 192.0.2.11:7527 candidate_leader[192.0.2.99:1] is not follower. name[t1] pid[0] op_id[1]",
                        "W 192.0.2.11:7527 task failed or canceled. op_id[1], task_type[kSelectLeader]",
                        "W 192.0.2.11:7527 set op[kChangeLeaderOP] status failed. op_id[1]");
    }

    @Test
    void a_scenario_refuses_a_command_so_many_times() {
        desk.faults().refuse("delreplica", "create op failed", 1);
        desk.faults().alive(T1_0, B, true);

        assertThat(db1("delreplica t1 0 " + B)).isEqualTo("Fail to delreplica. error msg:create op failed\n");
        assertThat(db1("delreplica t1 0 " + B)).isEqualTo("DelReplica ok\n");
    }

    @Test
    void an_operation_that_is_canceled_ends_there_and_the_next_of_its_partition_begins() {
        desk.faults().autoFailover(false);
        db1("addreplica t_single 0 " + C);
        db1("addreplica t_single 0 " + B);

        assertThat(db1("cancelop 1")).isEqualTo("Cancel op ok\n");
        assertThat(db1("cancelop 1")).isEqualTo("Cancel op failed, error msg: op id does not exist\n");
        desk.seconds(10);

        assertThat(desk.ops("db1"))
                .containsExactly("1 kAddReplicaOP t_single 0 kCanceled", "2 kAddReplicaOP t_single 0 kDone");
    }

    @Test
    void an_operation_that_is_canceled_before_its_turn_leaves_the_one_before_it_alone() {
        desk.faults().autoFailover(false);
        db1("addreplica t_single 0 " + C);
        db1("addreplica t_single 0 " + B);

        assertThat(db1("cancelop 2")).isEqualTo("Cancel op ok\n");
        desk.seconds(10);

        assertThat(desk.ops("db1"))
                .containsExactly("1 kAddReplicaOP t_single 0 kDone", "2 kAddReplicaOP t_single 0 kCanceled");
    }

    @Test
    void a_tablet_that_is_taken_out_and_brought_back_leads_nothing_and_serves_all() {
        desk.faults().autoFailover(false);

        assertThat(db1("offlineendpoint " + A)).isEqualTo("offline endpoint ok\n");
        desk.seconds(10);
        assertThat(Desk.rows(db1("showtable t1")))
                .filteredOn(row -> row.contains(A))
                .isNotEmpty()
                .allMatch(row -> row.contains(" no "));
        assertThat(db1("recoverendpoint " + A)).isEqualTo("recover endpoint ok\n");
        desk.seconds(20);

        assertThat(Desk.rows(db1("showtable t1")))
                .filteredOn(row -> row.contains(A))
                .isNotEmpty()
                .allMatch(row -> row.contains("follower") && row.contains(" yes "));
    }

    @Test
    void a_replica_that_was_made_the_leader_meanwhile_is_not_removed() {
        desk.faults().autoFailover(false);

        assertThat(db1("changeleader t1 0 " + B)).startsWith("change leader ok.");
        assertThat(db1("delreplica t1 0 " + B)).isEqualTo("DelReplica ok\n");
        desk.seconds(10);

        assertThat(desk.ops("db1"))
                .extracting(op -> op.replaceFirst("^\\d+ ", ""))
                .contains("kChangeLeaderOP t1 0 kDone", "kDelReplicaOP t1 0 kFailed");
        assertThat(Desk.rows(db1("showtable t1")))
                .filteredOn(row -> row.contains(B) && row.contains(" 0 "))
                .singleElement()
                .asString()
                .contains("leader");
    }
}
