package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Desk.A;
import static dev.runproof.lab.openmldb.cluster.Desk.B;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a healthy cluster shows, to the byte; the texts are written from the rules of the client's tables. */
class StandardClusterTest {
    private final Desk desk = Desk.ofStandard();

    private static String dotted(String text) {
        return text.replace(' ', '.');
    }

    @Test
    void showns_lists_the_leader_first() {
        assertThat(dotted(desk.zk("showns"))).isEqualTo("""
                        ns.leader:.192.0.2.11:7527
                        ..endpoint.........real_endpoint..role...
                        -------------------------------------------
                        ..192.0.2.11:7527..-..............leader.
                        ..192.0.2.12:7527..-..............standby
                        """);
    }

    @Test
    void showtablet_lists_every_tablet_with_its_age() {
        desk.cluster().stopped(Desk.tablet(B));
        desk.seconds(52);

        assertThat(dotted(desk.zk("showtablet"))).isEqualTo("""
                        ns.leader:.192.0.2.11:7527
                        ..endpoint..........real_endpoint..state.....age
                        --------------------------------------------------
                        ..192.0.2.21:10921..-..............kHealthy..5m.
                        ..192.0.2.22:10921..-..............kOffline..42s
                        ..192.0.2.23:10921..-..............kHealthy..5m.
                        """);
    }

    @Test
    void confget_and_showdb_are_tables_of_two_columns() {
        assertThat(dotted(desk.ns("", "confget auto_failover"))).isEqualTo("""
                        ..key............value
                        ------------------------
                        ..auto_failover..true.
                        """);
        assertThat(dotted(desk.ns("", "showdb"))).isEqualTo("""
                        ..#..name
                        -----------
                        ..1..db1.
                        """);
    }

    @Test
    void showtable_has_a_row_a_replica_tables_by_name() {
        assertThat(dotted(desk.ns("__INTERNAL_DB", "showtable "))).isEqualTo("""
                        ..name...............tid..pid..endpoint..........role......is_alive..offset..record_cnt..memused..diskused
                        ------------------------------------------------------------------------------------------------------------
                        ..JOB_INFO...........2....0....192.0.2.22:10921..leader....yes.......0.......0...........1.312.K..8.443.K.
                        ..JOB_INFO...........2....0....192.0.2.23:10921..follower..yes.......0.......0...........1.312.K..8.443.K.
                        ..PRE_AGG_META_INFO..3....0....192.0.2.23:10921..leader....yes.......0.......0...........1.312.K..8.443.K.
                        ..PRE_AGG_META_INFO..3....0....192.0.2.21:10921..follower..yes.......0.......0...........1.312.K..8.443.K.
                        ..USER...............1....0....192.0.2.21:10921..leader....yes.......1.......1...........1.438.K..8.529.K.
                        ..USER...............1....0....192.0.2.22:10921..follower..yes.......1.......1...........1.438.K..8.529.K.
                        """);
    }

    @Test
    void showtable_of_something_unknown_is_a_head_without_rows() {
        String head = """
                ..name..tid..pid..endpoint..role..is_alive..offset..record_cnt..memused..diskused
                -----------------------------------------------------------------------------------
                """;
        assertThat(dotted(desk.ns("__PRE_AGG_DB", "showtable "))).isEqualTo(head);
        assertThat(dotted(desk.ns("nowhere", "showtable "))).isEqualTo(head);
        assertThat(dotted(desk.ns("db1", "showtable nothing"))).isEqualTo(head);
    }

    @Test
    void gettablestatus_shows_what_the_tablet_holds() {
        assertThat(dotted(desk.tabletStatus(A))).isEqualTo("""
                        ..tid..pid..offset..mode............state.........enable_expire..ttl...ttl_offset..memused..compress_type..skiplist_height
                        ----------------------------------------------------------------------------------------------------------------------------
                        ..1....0....1.......kTableLeader....kTableNormal..true...........0min..0s..........1.438.K..kNoCompress....1..............
                        ..3....0....0.......kTableFollower..kTableNormal..true...........0min..0s..........1.312.K..kNoCompress....1..............
                        ..4....0....4.......kTableLeader....kTableNormal..true...........0min..0s..........1.812.K..kNoCompress....1..............
                        ..5....0....0.......kTableFollower..kTableNormal..true...........0min..0s..........1.312.K..kNoCompress....1..............
                        ..6....0....1.......kTableLeader....kTableNormal..true...........0min..0s..........1.438.K..kNoCompress....1..............
                        ..6....1....1.......kTableFollower..kTableNormal..true...........0min..0s..........1.438.K..kNoCompress....1..............
                        ..7....0....5.......kTableLeader....kTableNormal..true...........0min..0s..........1.938.K..kNoCompress....1..............
                        """);
    }

    @Test
    void gettablestatus_of_one_partition_shows_it_alone_or_says_that_it_is_absent() {
        assertThat(Desk.rows(ask(A, "gettablestatus 7 0"))).hasSize(1);
        assertThat(ask(A, "gettablestatus 7 1")).isEqualTo("""
                        gettablestatus failed, error msg: table is not exist
                          tid  pid  offset  mode  state  enable_expire  ttl  ttl_offset  memused  compress_type  skiplist_height
                        ----------------------------------------------------------------------------------------------------------
                        """);
    }

    private String ask(String tablet, String command) {
        return desk.cli("--role=client", "--endpoint=" + tablet, "--cmd=" + command);
    }

    @Test
    void show_table_status_sorts_descending_and_shows_hidden_databases_on_demand() {
        assertThat(dotted(desk.sql("show table status;"))).isEqualTo("""
                        .----------.------------.---------------.--------------.------.------------------.----------------.-----------.-------------------.---------.--------------.----------------.------------------------.----------.
                        ..Table_id...Table_name...Database_name...Storage_type...Rows...Memory_data_size...Disk_data_size...Partition...Partition_unalive...Replica...Offline_path...Offline_format...Offline_symbolic_paths...Warnings..
                        .----------.------------.---------------.--------------.------.------------------.----------------.-----------.-------------------.---------.--------------.----------------.------------------------.----------.
                        ..7..........t_single.....db1.............memory.........10.....1280...............18172............2...........0...................1.........NULL...........NULL.............NULL...............................
                        ..6..........t1...........db1.............memory.........2......256................17468............2...........0...................3.........NULL...........NULL.............NULL...............................
                        .----------.------------.---------------.--------------.------.------------------.----------------.-----------.-------------------.---------.--------------.----------------.------------------------.----------.

                        2.rows.in.set
                        """);
        assertThat(names(desk.sql("SHOW TABLE STATUS LIKE '%'")))
                .containsExactly(
                        "t_single",
                        "t1",
                        "USER",
                        "PRE_AGG_META_INFO",
                        "JOB_INFO",
                        "GLOBAL_VARIABLES",
                        "DEPLOY_RESPONSE_TIME");
        assertThat(names(desk.sql("show table status like '\\_\\_%'"))).isEmpty();
        assertThat(names(desk.sql("show table status like '__INTERNAL__B'"))).hasSize(3);
        assertThat(names(desk.sql("show table status like 'd_1'"))).containsExactly("t_single", "t1");
    }

    private static List<String> names(String table) {
        return table.lines()
                .filter(it -> it.matches("  \\d+ .*"))
                .map(it -> it.strip().split(" +", -1)[1])
                .toList();
    }

    @Test
    void show_components_lists_tablets_nameservers_and_the_leading_taskmanager() {
        String printed = desk.sql("show components;");

        assertThat(printed.lines().map(it -> it.strip().replaceAll(" +", " ")))
                .contains("Endpoint Role Connect_time Status Ns_role", "6 rows in set")
                .anyMatch(it -> it.matches("192.0.2.23:10921 tablet [-0-9]+ [:0-9]+ online NULL"))
                .anyMatch(it -> it.matches("192.0.2.11:7527 nameserver [-0-9]+ [:0-9]+ online master"))
                .anyMatch(it -> it.matches("192.0.2.12:7527 nameserver [-0-9]+ [:0-9]+ online standby"))
                .anyMatch(it -> it.matches("192.0.2.31:9902 taskmanager [-0-9]+ [:0-9]+ online NULL"));
        assertThat(printed).doesNotContain(Desk.APISERVER);
    }
}
