package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GsOmStatusTest {
    private static final String RULE = "-".repeat(71);
    /** Rules in lines 1 and 8, keys in 3 to 6. */
    private static final Fixture SUMMARY = Fixture.of("gs_om-status/5.0.0__summary-paused");
    /** Rules in lines 1, 7 and 11, keys in 3 to 5, the node's state in 9. */
    private static final Fixture OF_NODE = Fixture.of("gs_om-status/6.0.0__summary-of-one-node");
    /** Titles in lines 1 and 7, keys in 3 to 5, datanodes in 11 to 14. */
    private static final Fixture WITHOUT_CM = Fixture.of("gs_om-status/5.0.0__detail-without-cm");

    private static final String FAILED = "cm_ctl: can't connect to cm_server.";

    @Test
    void reads_a_summary_with_any_label_width_and_without_blank_lines() {
        String dense = "--\ncluster_state:Degraded\nredistributing : No\nbalanced: No\npausing :Yes\n-\n";

        assertThat(GsOmStatus.parse(dense)).isEqualTo(GsOmStatus.parse(SUMMARY.text()));
    }

    @Test
    void refuses_a_summary_that_is_not_complete() {
        refuses(SUMMARY.first(1), 1, "truncated, expected the key cluster_state after this line: " + RULE);
        refuses(
                SUMMARY.first(3),
                3,
                "truncated, expected the key redistributing after this line: cluster_state             : Degraded");
        refuses(
                SUMMARY.first(7),
                6,
                "truncated, expected a line of dashes after this line: pausing                   : Yes");
        refuses(SUMMARY.without(4), 7, "expected the key redistributing: " + RULE);
        refuses(SUMMARY.without(1), 2, "expected a line of dashes: cluster_state             : Degraded");
        refuses(
                OF_NODE.first(9),
                9,
                "truncated, expected a line of dashes after this line: node_state                : Normal");
    }

    @Test
    void refuses_keys_that_no_summary_has() {
        String keys = "expected one of the keys cluster_name, cluster_state, redistributing, balanced, pausing,"
                + " enable_walrecord, worm_usage: ";
        refuses(SUMMARY.with(5, "current_az : AZ_ALL"), 5, keys + "current_az : AZ_ALL");
        refuses(SUMMARY.with(5, "node : 1"), 5, keys + "node : 1");
        refuses(SUMMARY.with(5, "node_state : Normal"), 5, keys + "node_state : Normal");
        refuses(
                SUMMARY.with(5, "redistributing : No"),
                5,
                "expected the key redistributing only once: redistributing : No");
        refuses(
                SUMMARY.with(3, "cluster_state : Fine"),
                3,
                "expected one of Normal, Degraded, Unavailable, Starting, Redistributing, Unknown, NormalCNDeleted for the key cluster_state: cluster_state : Fine");
        refuses(SUMMARY.inserted(5, ""), 6, "expected a line of dashes: balanced                  : No");
    }

    @Test
    void takes_nothing_but_the_state_of_a_node_after_a_summary() {
        refuses(OF_NODE.with(9, "balanced : Yes"), 9, "expected one of the keys node_state: balanced : Yes");
        refuses(OF_NODE.with(9, "node_state :"), 9, "expected a value for the key node_state: node_state :");
        refuses(OF_NODE.inserted(12, "node_state : Normal"), 12, "expected the end of the output: node_state : Normal");
        refuses(SUMMARY.inserted(9, RULE), 9, "expected <key> : <value>: " + RULE);
        refuses(SUMMARY.inserted(9, "[ Cluster State ]"), 9, "expected <key> : <value>: [ Cluster State ]");
    }

    @Test
    void needs_nothing_after_a_message_but_what_was_begun() {
        assertThat(GsOmStatus.parse(FAILED + "\n"))
                .extracting(GsOmStatus::layout, GsOmStatus::cluster)
                .containsExactly("summary", null);
        assertThat(GsOmStatus.parse(RULE + "\n" + FAILED + "\n").cluster()).isNull();
        assertThat(GsOmStatus.parse(SUMMARY.inserted(7, FAILED).text()).messages())
                .containsExactly("can't connect to cm_server.");
        refuses(SUMMARY.inserted(4, FAILED), 4, "expected the key redistributing: " + FAILED);
    }

    @Test
    void may_show_details_without_cm_servers() {
        assertThat(GsOmStatus.parse(WITHOUT_CM.text()).layout()).isEqualTo("detail");
        refuses(WITHOUT_CM.without(5), 6, "expected the key current_az: [  Datanode State   ]");
        refuses(
                WITHOUT_CM.first(6),
                5,
                "truncated, expected [Datanode State] after this line: current_az      : AZ_ALL");
        refuses(
                WITHOUT_CM.with(7, "[ Cluster State ]"),
                7,
                "expected no section again or out of order: [ Cluster State ]");
        refuses(
                new Fixture(WITHOUT_CM.lines().subList(6, 14)),
                1,
                "expected [Cluster State] before this section: [  Datanode State   ]");
    }

    @Test
    void takes_keys_of_both_layouts_in_the_details() {
        Fixture both = WITHOUT_CM.inserted(5, "cluster_name : orders").inserted(6, "balanced : Yes");

        assertThat(GsOmStatus.parse(both.text()).cluster())
                .isEqualTo(new OmCluster("orders", "Degraded", "No", "Yes", "AZ_ALL", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Primary Normal",
                "Main Need",
                "Cascade Wait",
                "Standby Need repair(WAL)",
                "Down Manually stopped",
                "Down Manually",
                "Standby Building",
                "Standby Building(3%)",
                "Down Disk",
                "Down Port",
                "Standby Build"
            })
    void takes_first_words_of_roles_and_states_without_cm(String roleAndState) {
        Datanode datanode = GsOmStatus.parse(
                        row("1 a 10.0.0.1 15400 6001 P " + roleAndState).text())
                .datanodes()
                .get(0);

        assertThat(datanode.role() + " " + datanode.state()).isEqualTo(roleAndState);
        assertThat(datanode.port()).isEqualTo(15400);
        assertThat(datanode.path()).isNull();
    }

    @Test
    void refuses_datanodes_without_cm_that_are_wrong_in_themselves() {
        refuses(
                row("1 a 10.0.0.1 6001 /d P Primary Normal"),
                11,
                "expected an instance id, a number: 1 a 10.0.0.1 6001 /d P Primary Normal");
        refuses(
                row("1 a 10.0.0.1 15400 6001 /d P Cascade Standby Normal"),
                11,
                "expected a datanode state, as in Normal or Need repair(Disconnected): 1 a 10.0.0.1 15400 6001 /d P Cascade Standby Normal");
        refuses(
                row("1 a 10.0.0.1 15400 6001 /d P Chief Normal"),
                11,
                "expected a datanode role, one of Primary, Standby, Pending, Normal, Down, Secondary, Deleted, ReadOnly, Offline, Unknown, Main Standby, Cascade Standby: 1 a 10.0.0.1 15400 6001 /d P Chief Normal");
        refuses(
                row("1 a 10.0.0.1 15400 6001 /d P Primary promoting"),
                11,
                "expected a datanode state, as in Normal or Need repair(Disconnected): 1 a 10.0.0.1 15400 6001 /d P Primary promoting");
        refuses(
                WITHOUT_CM.with(9, "node node_ip port state"),
                9,
                "expected a header of datanodes, as in node instance state: node node_ip port state");
    }

    @Test
    void cuts_log_messages_out_of_a_summary_too() {
        GsOmStatus noisy = GsOmStatus.parse(
                SUMMARY.replaced(3, "Degraded", "Degrwrite_log_file could not open log file  a : erron:2")
                        .with(4, "aded")
                        .inserted(5, "redistributing : No")
                        .text());

        assertThat(noisy.cluster()).isEqualTo(GsOmStatus.parse(SUMMARY.text()).cluster());
        assertThat(noisy.noise()).containsExactly("write_log_file could not open log file  a : erron:2");
    }

    private static Fixture row(String text) {
        return WITHOUT_CM.with(11, text);
    }

    private static void refuses(Fixture output, int line, String message) {
        assertThatThrownBy(() -> GsOmStatus.parse(output.text()))
                .isInstanceOf(OutputFormatException.class)
                .hasMessage("[PARSE] gs_om -t status: line " + line + ": " + message);
    }
}
