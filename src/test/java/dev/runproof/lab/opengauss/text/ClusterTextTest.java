package dev.runproof.lab.opengauss.text;

import static dev.runproof.lab.opengauss.text.Pictures.A1;
import static dev.runproof.lab.opengauss.text.Pictures.BETA;
import static dev.runproof.lab.opengauss.text.Pictures.flags;
import static dev.runproof.lab.opengauss.text.Pictures.pair;
import static dev.runproof.lab.opengauss.text.Pictures.tables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.opengauss.picture.ClusterPicture.Arbitration;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.ClusterPicture.WalRecord;
import dev.runproof.lab.opengauss.picture.ResourceRow;
import dev.runproof.lab.opengauss.picture.ResourceRow.LockRole;
import dev.runproof.lab.opengauss.picture.ResourceRow.State;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import dev.runproof.lab.opengauss.text.QueryFlags.IpRows;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterTextTest {
    private static final List<ResourceRow> RESOURCES = List.of(
            new ResourceRow(A1, "dss", 20001, State.ONLINE, LockRole.PRIMARY),
            new ResourceRow(BETA, "dss", 20002, State.OFFLINE, LockRole.STANDBY));

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void prints_tables_with_paths() {
        assertThat(new ClusterText(pair(), tables(Column.PATHS)).query())
                .isEqualTo(lines(
                        "[  CMServer State   ]",
                        "",
                        "node    instance           state",
                        "----------------------------------",
                        "1  a1   1    /cm/cm_server Standby",
                        "2  beta 2    /cm/cm_server Primary",
                        "",
                        "[   Cluster State   ]",
                        "",
                        "cluster_state   : Normal",
                        "redistributing  : No",
                        "balanced        : Yes",
                        "current_az      : AZ_ALL",
                        "",
                        "[  Datanode State   ]",
                        "",
                        "node    instance   state            | node    instance   state",
                        "----------------------------------------------------------------------------",
                        "1  a1   6001 /d    P Primary Normal | 2  beta 6002 /data S Standby Normal"));
    }

    @Test
    void replaces_a_path_that_was_not_asked_for_by_four_blanks() {
        assertThat(new ClusterText(pair(), tables()).query())
                .contains(lines(
                        "node    instance state",
                        "------------------------",
                        "1  a1   1        Standby",
                        "2  beta 2        Primary"))
                .endsWith(lines(
                        "node    instance state            | node    instance state",
                        "------------------------------------------------------------------------",
                        "1  a1   6001     P Primary Normal | 2  beta 6002     S Standby Normal"));
    }

    @Test
    void puts_addresses_and_ports_into_their_columns() {
        assertThat(new ClusterText(pair(), tables(Column.PATHS, Column.ADDRESSES, Column.PORTS)).query())
                .contains(lines(
                        "node    node_ip         instance           state",
                        "--------------------------------------------------",
                        "1  a1   10.1.1.7         1    /cm/cm_server Standby",
                        "2  beta 10.1.1.18        2    /cm/cm_server Primary"))
                .endsWith(
                        lines(
                                "node    node_ip         instance          state            | node    node_ip         instance          state",
                                "-".repeat(122),
                                "1  a1   10.1.1.7         6001 15400  /d    P Primary Normal | 2  beta 10.1.1.18        6002 15400  /data S Standby Normal"));
    }

    @Test
    void rows_of_older_releases_are_as_wide_as_their_header() {
        var old = new QueryFlags(EnumSet.of(Column.TABLES, Column.INSTANCES, Column.ADDRESSES), IpRows.AS_HEADER);

        assertThat(new ClusterText(pair(), old).query()).contains("\n1  a1   10.1.1.7        1        Standby\n");
    }

    @Test
    void puts_zones_in_front_of_every_row() {
        assertThat(new ClusterText(pair(), tables(Column.PATHS, Column.ZONES)).query())
                .contains(lines(
                        "node         instance           state",
                        "---------------------------------------",
                        "AZ1  1  a1   1    /cm/cm_server Standby",
                        "EAST 2  beta 2    /cm/cm_server Primary"))
                .endsWith("AZ1  1  a1   6001 /d    P Primary Normal | EAST 2  beta 6002 /data S Standby Normal\n");
    }

    @Test
    void prints_one_datanode_a_line() {
        assertThat(new ClusterText(pair(), tables(Column.PATHS, Column.ONE_A_LINE)).query())
                .endsWith(lines(
                        "[  Datanode State   ]",
                        "",
                        "node    instance   state",
                        "--------------------------------------",
                        "1  a1   6001 /d    P Primary Normal",
                        "2  beta 6002 /data S Standby Normal"));
    }

    @Test
    void says_that_nobody_answers_in_place_of_a_state() {
        var picture = pair(Connection.NO_PRIMARY, List.of(), Arbitration.ACTIVE, WalRecord.OFF);

        assertThat(new ClusterText(picture, tables(Column.PATHS)).query())
                .isEqualTo(lines(
                        "[  CMServer State   ]",
                        "",
                        "node    instance           state",
                        "----------------------------------",
                        "1  a1   1    /cm/cm_server Standby",
                        "2  beta 2    /cm/cm_server Down",
                        "",
                        "cm_ctl: can't connect to cm_server.",
                        "Maybe cm_server is not running, or timeout expired. Please try again."));
    }

    @Test
    void knows_no_state_while_it_reloads() {
        var picture = pair(Connection.RELOADING, RESOURCES.subList(0, 0), Arbitration.PAUSED, WalRecord.OFF);

        assertThat(new ClusterText(picture, tables()).query())
                .endsWith(lines(
                        "[   Cluster State   ]",
                        "",
                        "cluster_state   : Unknown",
                        "redistributing  : No",
                        "balanced        : No",
                        "current_az      : AZ_ALL"));
    }

    @Test
    void tells_that_arbitration_is_paused() {
        var picture = pair(Connection.ANSWERED, List.of(), Arbitration.PAUSED, WalRecord.OFF);

        assertThat(new ClusterText(picture, tables()).query())
                .contains("current_az      : AZ_ALL\npausing         : Yes\n\n[  Datanode State   ]\n");
        assertThat(new ClusterText(picture, flags()).query())
                .contains("balanced                  : Yes\npausing                   : Yes\n\n---");
    }

    @Test
    void tells_resources_between_servers_and_cluster() {
        var picture = pair(Connection.ANSWERED, RESOURCES, Arbitration.ACTIVE, WalRecord.OFF);

        assertThat(new ClusterText(picture, tables(Column.PATHS)).query())
                .contains(lines(
                        "2  beta 2    /cm/cm_server Primary",
                        "",
                        "",
                        "[ Defined Resource State ]",
                        "",
                        "node    res_name instance  state  ",
                        "----------------------------------",
                        "1  a1   dss      20001     OnLine ",
                        "2  beta dss      20002     OffLine",
                        "",
                        "[   Cluster State   ]",
                        "",
                        "cluster_state   : Degraded"));
    }

    @Test
    void tells_no_datanodes_but_who_holds_the_lock_when_it_records_wal_only() {
        var picture = pair(Connection.ANSWERED, RESOURCES, Arbitration.ACTIVE, WalRecord.ON);

        assertThat(new ClusterText(picture, tables(Column.PATHS)).query())
                .contains(lines(
                        "1  a1   dss      20001     OnLine  (Primary)", "2  beta dss      20002     OffLine (Standby)"))
                .endsWith("current_az      : AZ_ALL\nenable_walrecord: Yes\n");
    }

    @Test
    void prints_a_summary_unless_tables_of_all_instances_are_asked_for() {
        String rule = "-".repeat(71);
        String summary = lines(
                rule,
                "",
                "cluster_state             : Normal",
                "redistributing            : No",
                "balanced                  : Yes",
                "",
                rule,
                "");

        assertThat(new ClusterText(pair(), flags()).query()).isEqualTo(summary);
        assertThat(new ClusterText(pair(), flags(Column.TABLES, Column.PATHS)).query())
                .isEqualTo(summary);
    }

    @Test
    void lays_the_datanodes_out_one_a_line_for_the_detailed_status() {
        assertThat(new ClusterText(pair(), tables(Column.PATHS, Column.ADDRESSES, Column.PORTS)).detail())
                .endsWith(lines(
                        "[  Datanode State   ]",
                        "",
                        "node    node_ip         instance          state            ",
                        "-----------------------------------------------------------",
                        "1  a1   10.1.1.7         6001 15400  /d    P Primary Normal",
                        "2  beta 10.1.1.18        6002 15400  /data S Standby Normal"));
    }

    @Test
    void the_detailed_status_of_one_datanode_has_no_blanks_behind_its_header() {
        var pair = pair();
        var single = new dev.runproof.lab.opengauss.picture.ClusterPicture(
                Connection.ANSWERED,
                List.of(pair.servers().get(1)),
                List.of(),
                List.of(pair.datanodes().get(0)),
                Arbitration.ACTIVE,
                WalRecord.OFF,
                java.util.OptionalInt.empty());

        assertThat(new ClusterText(single, tables()).detail())
                .endsWith(
                        lines("node    instance state", "----------------------", "1  a1   6001     P Primary Normal"));
    }

    @Test
    void the_detailed_status_takes_the_last_three_lines_for_the_table() {
        var picture = pair(Connection.RELOADING, List.of(), Arbitration.ACTIVE, WalRecord.OFF);

        assertThat(new ClusterText(picture, tables()).detail())
                .endsWith(lines(
                        "cluster_state   : Unknown",
                        "redistributing  : No",
                        "--------------------",
                        "current_az      : AZ_ALL"));
    }
}
