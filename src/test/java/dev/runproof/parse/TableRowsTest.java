package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and rows of all tables of a cluster picture. */
class TableRowsTest {
    /** Titles in lines 1, 9 and 16; CMServers in 5 to 7, keys in 11 to 14, all datanodes in line 20. */
    private static final Fixture THREE = Fixture.of("cm_ctl-query/5.0.0__three-nodes");
    /** One datanode a line, in 20 to 22. */
    private static final Fixture ONE_A_LINE = Fixture.of("cm_ctl-query/5.0.5__addresses-ports-one-a-line");
    /** ETCD members in lines 13 to 15. */
    private static final Fixture ETCD = Fixture.of("cm_ctl-query/3.0.0__etcd");
    /** Resources in lines 14 to 16. */
    private static final Fixture RESOURCES = Fixture.of("cm_ctl-query/6.0.0__wal-record-mode");

    private static final String STATE = "expected a datanode state, as in Normal or Need repair(Disconnected): ";

    @Test
    void refuse_headers_of_other_words() {
        refuses(
                THREE.with(3, "node instance status"),
                3,
                "expected the header node instance state: node instance status");
        refuses(
                THREE.with(3, "node port instance state"),
                3,
                "expected the header node instance state: node port instance state");
        refuses(
                THREE.with(18, "node instance state"),
                20,
                "expected 1 cell: " + THREE.lines().get(19));
        refuses(
                THREE.with(18, "node instance state | node instance"),
                18,
                "expected the same words in every group of the header: node instance state | node instance");
        refuses(
                THREE.with(18, "node instance state |"),
                18,
                "expected the same words in every group of the header: node instance state |");
        refuses(
                THREE.with(18, "node node_ip port instance state"),
                18,
                "expected a header of datanodes, as in node instance state: node node_ip port instance state");
        refuses(THREE.with(18, "| | |"), 18, "expected a header of datanodes, as in node instance state: | | |");
        refuses(
                RESOURCES.with(12, "node node_ip instance state"),
                12,
                "expected the header node res_name instance state: node node_ip instance state");
    }

    @Test
    void need_a_line_of_dashes_of_any_length_below_the_header() {
        assertThat(parse(THREE.with(4, "-").with(19, " ---- "))).isEqualTo(parse(THREE));
        refuses(THREE.without(4), 4, "expected a line of dashes: 1  dbhost-a 1    /data/og/cm/cm_server Standby");
        refuses(THREE.with(4, "---- ----"), 4, "expected a line of dashes: ---- ----");
        refuses(
                THREE.inserted(4, ""),
                5,
                "expected a line of dashes without a blank line before it: "
                        + THREE.lines().get(3));
    }

    @Test
    void end_at_a_blank_line() {
        refuses(
                THREE.inserted(5, ""),
                6,
                "expected a row without a blank line before it: 1  dbhost-a 1    /data/og/cm/cm_server Standby");
        refuses(THREE.inserted(7, "\t"), 8, "expected a section title: 3  dbhost-c 3    /data/og/cm/cm_server Standby");
        refuses(THREE.without(8), 8, "expected a node id, a number: [   Cluster State   ]");
    }

    @Test
    void refuse_cm_servers_that_are_wrong_in_themselves() {
        refuses(
                THREE.with(6, "2 b 2 /cm Primery"),
                6,
                "expected a CMServer state, one of Primary, Standby, Down, Init, UNKNOWN, Unknown, Skip: 2 b 2 /cm Primery");
        refuses(THREE.with(6, "2 b 2 /cm"), 6, "expected a CMServer state at the end: 2 b 2 /cm");
        refuses(THREE.with(6, "2 b 2 /cm Down Down"), 6, "expected nothing after the last column: 2 b 2 /cm Down Down");
        refuses(THREE.with(6, "2 b x /cm Down"), 6, "expected an instance id, a number: 2 b x /cm Down");
        refuses(
                THREE.with(6, "2 b 1234567890123456789 /cm Down"),
                6,
                "expected an instance id, a number: 2 b 1234567890123456789 /cm Down");
        refuses(THREE.with(6, "az x b 2 /cm Down"), 6, "expected a node id, a number: az x b 2 /cm Down");
        refuses(THREE.with(6, "2"), 6, "expected a node name at the end: 2");
        refuses(THREE.with(6, "2 b 1 /cm Down"), 6, "expected the instance id 1 only once: 2 b 1 /cm Down");
    }

    @Test
    void take_the_zone_from_rows_that_do_not_begin_with_digits() {
        assertThat(parse(THREE.with(6, "eu-1 2 b 02 Down")).cmServers().get(1))
                .isEqualTo(new CmServer("eu-1", 2, "b", null, 2, null, "Down"));
    }

    @Test
    void refuse_etcd_members_and_resources_that_are_wrong_in_themselves() {
        refuses(
                ETCD.with(13, "1 a 7001 /e Primary"),
                13,
                "expected an ETCD state, one of StateLeader, StateFollower, Down, UNKNOWN, Skip: 1 a 7001 /e Primary");
        refuses(
                RESOURCES.with(14, "1 a 10.0.0.1 r 20001 Online"),
                14,
                "expected a resource state, one of OnLine, OffLine, Deleted, Unknown: 1 a 10.0.0.1 r 20001 Online");
        refuses(
                RESOURCES.with(14, "1 a 10.0.0.1 r 20001 OnLine Primary"),
                14,
                "expected a resource role, one of (Primary), (Standby): 1 a 10.0.0.1 r 20001 OnLine Primary");
        refuses(
                RESOURCES.with(14, "1 a 10.0.0.1 r 20001 OnLine (Primary) x"),
                14,
                "expected nothing after the last column: 1 a 10.0.0.1 r 20001 OnLine (Primary) x");
        refuses(RESOURCES.with(14, "1 a r 20001 OnLine"), 14, "expected an instance id, a number: 1 a r 20001 OnLine");
    }

    @Test
    void may_repeat_instance_ids_of_etcd_members_and_resources() {
        assertThat(parse(ETCD.with(14, "2 b 7001 /e Down")).etcds()).hasSize(3);
        assertThat(parse(RESOURCES.with(15, "2 b 10.0.0.2 r 20001 OnLine")).resources())
                .hasSize(3);
    }

    @Test
    void have_as_many_cells_as_the_header_has_groups() {
        refuses(
                THREE.with(20, "1 a 6001 P Primary Normal | 2 b 6002 S Standby Normal"),
                20,
                "expected 3 cells: 1 a 6001 P Primary Normal | 2 b 6002 S Standby Normal");
        refuses(
                THREE.inserted(21, THREE.lines().get(19)),
                21,
                "expected only one line below 3 header groups: " + THREE.lines().get(19));
        refuses(
                ONE_A_LINE.with(20, "1 a 10.0.0.1 6001 P Primary Normal |"),
                20,
                "expected 1 cell: 1 a 10.0.0.1 6001 P Primary Normal |");
    }

    @Test
    void refuse_datanodes_that_are_wrong_in_themselves() {
        refuses(
                row("1 a 10.0.0.1 6001 Q Primary Normal"),
                20,
                "expected a static role, one of P, S, C, R: 1 a 10.0.0.1 6001 Q Primary Normal");
        refuses(
                row("1 a 10.0.0.1 6001 P primary Normal"),
                20,
                "expected a datanode role, one of Primary, Standby, Pending, Normal, Down, Secondary, Deleted, ReadOnly, Offline, Unknown, Main Standby, Cascade Standby: 1 a 10.0.0.1 6001 P primary Normal");
        refuses(
                row("1 a 10.0.0.1 6001 P Main Primary Normal"),
                20,
                "expected a datanode role, one of Primary, Standby, Pending, Normal, Down, Secondary, Deleted, ReadOnly, Offline, Unknown, Main Standby, Cascade Standby: 1 a 10.0.0.1 6001 P Main Primary Normal");
        refuses(row("1 a 10.0.0.1 6001 P Primary"), 20, STATE + "1 a 10.0.0.1 6001 P Primary");
        refuses(row("1 a 10.0.0.1 6001 15400 /d"), 20, "expected a static role at the end: 1 a 10.0.0.1 6001 15400 /d");
        refuses(
                row("1 a 10.0.0.1 6002 15400 /d P Primary Normal"),
                21,
                "expected the instance id 6002 only once: " + ONE_A_LINE.lines().get(20));
        refuses(
                THREE.replaced(20, "6003", "6001"),
                20,
                "expected the instance id 6001 only once: "
                        + THREE.lines().get(19).replace("6003", "6001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Normal",
                "Need repair",
                "Need repair(Timeline not matched)",
                "Need repair(x)",
                "Starting",
                "Wait promoting",
                "Demoting",
                "Promoting",
                "Building(0%)",
                "Building(100%)",
                "Manually stopped",
                "Disk damaged",
                "Port conflicting",
                "Build failed",
                "Catchup",
                "CoreDump",
                "ReadOnly",
                "Unknown"
            })
    void know_every_state_of_a_datanode(String state) {
        assertThat(parse(row("1 a 10.0.0.1 6001 S Standby " + state + "  "))
                        .datanodes()
                        .get(0)
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "normal",
                "Normal Normal",
                "Need",
                "Need repair()",
                "Need repair(a(b)",
                "Need repair(a))",
                "Need repair(a",
                "Need  repair",
                "Building",
                "Building(%)",
                "Building(1000%)",
                "Building(7)",
                "Building(-1%)",
                "Wait",
                "Down"
            })
    void refuse_any_other_state_of_a_datanode(String state) {
        refuses(row("1 a 10.0.0.1 6001 S Standby " + state), 20, STATE + "1 a 10.0.0.1 6001 S Standby " + state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Primary",
                "Standby",
                "Pending",
                "Normal",
                "Down",
                "Secondary",
                "Deleted",
                "ReadOnly",
                "Offline",
                "Unknown",
                "Main Standby",
                "Cascade Standby"
            })
    void know_every_role_of_a_datanode(String role) {
        assertThat(parse(row("1 a 10.0.0.1 6001 15400  /d S " + role + " Normal"))
                        .datanodes()
                        .get(0))
                .isEqualTo(new Datanode(null, 1, "a", "10.0.0.1", 6001, 15400L, "/d", "S", role, "Normal"));
    }

    private static Fixture row(String text) {
        return ONE_A_LINE.with(20, text);
    }

    private static CmCtlQuery parse(Fixture output) {
        return CmCtlQuery.parse(output.text());
    }

    private static void refuses(Fixture output, int line, String message) {
        assertThatThrownBy(() -> parse(output))
                .isInstanceOf(OutputFormatException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .isEqualTo(("[PARSE] cm_ctl query: line " + line + ": " + cut(message)));
    }

    /** Messages quote 200 characters of a line. */
    private static String cut(String message) {
        int quote = message.indexOf(": ") + 2;
        return message.length() - quote > 200 ? message.substring(0, quote + 200) : message;
    }
}
