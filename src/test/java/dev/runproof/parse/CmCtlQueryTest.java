package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import org.junit.jupiter.api.Test;

/** Sections, keys and messages; the rows have a test of their own. */
class CmCtlQueryTest {
    /** Titles in lines 1, 9 and 16; CMServers in 5 to 7, keys in 11 to 14, all datanodes in line 20. */
    private static final Fixture THREE = Fixture.of("cm_ctl-query/5.0.0__three-nodes");
    /** Messages in lines 9 and 10. */
    private static final Fixture NOBODY = Fixture.of("cm_ctl-query/5.0.0__nobody-decides");

    private static final String FAILED = "cm_ctl: send query msg to cm_server failed.";

    @Test
    void reads_the_same_with_blank_lines_where_they_may_stand() {
        Fixture spaced = THREE.inserted(16, " \t").inserted(10, "").without(2).inserted(1, "");

        assertThat(CmCtlQuery.parse(spaced.text() + "\n \n")).isEqualTo(CmCtlQuery.parse(THREE.text()));
    }

    @Test
    void reads_the_same_with_other_line_ends_terminal_sequences_and_a_byte_order_mark() {
        CmCtlQuery plain = CmCtlQuery.parse(THREE.text());
        String colored = THREE.text().replace("Normal", "\u001b[32mNormal\u001b[0m");

        assertThat(CmCtlQuery.parse("\ufeff" + THREE.text().replace("\n", "\r\n")))
                .isEqualTo(plain);
        assertThat(CmCtlQuery.parse(colored)).isEqualTo(plain);
        assertThat(CmCtlQuery.parse(THREE.text().stripTrailing())).isEqualTo(plain);
    }

    @Test
    void tells_the_same_whatever_the_log_messages_say() {
        CmCtlQuery quiet = CmCtlQuery.parse(THREE.text());
        CmCtlQuery noisy =
                CmCtlQuery.parse(Fixture.of("cm_ctl-query/5.0.0__log-messages").text());

        assertThat(noisy).isNotEqualTo(quiet);
        assertThat(noisy.tellsTheSameAs(quiet)).isTrue();
        assertThat(CmCtlQuery.parse(THREE.replaced(11, "Normal", "Degraded").text())
                        .tellsTheSameAs(quiet))
                .isFalse();
    }

    @Test
    void refuses_titles_that_it_does_not_know_or_expect() {
        refuses(
                THREE.replaced(16, "Datanode", "Coordinator"),
                16,
                "expected the title of a known section: [  Coordinator State   ]");
        refuses(THREE.with(1, "CMServer State"), 1, "expected a section title: CMServer State");
        refuses(THREE.with(1, "[ GTM State ]"), 1, "expected the title of a known section: [ GTM State ]");
        refuses(
                THREE.replaced(16, "Datanode", "Cluster"),
                16,
                "expected no section again or out of order: [  Cluster State   ]");
        refuses(
                THREE.replaced(16, "Datanode", "ETCD"),
                16,
                "expected no section again or out of order: [  ETCD State   ]");
        refuses(
                THREE.inserted(21, "").inserted(22, "[ CMServer State ]"),
                22,
                "expected no section again or out of order: [ CMServer State ]");
    }

    @Test
    void refuses_a_section_when_a_required_one_before_it_is_missing() {
        Fixture withoutServers = new Fixture(THREE.lines().subList(8, 20));
        Fixture withoutCluster = THREE;
        for (int i = 0; i < 7; i++) {
            withoutCluster = withoutCluster.without(9);
        }

        refuses(withoutServers, 1, "expected [CMServer State] before this section: [   Cluster State   ]");
        refuses(
                withoutServers.inserted(1, FAILED),
                2,
                "expected [CMServer State] before this section: [   Cluster State   ]");
        refuses(withoutCluster, 9, "expected [Cluster State] before this section: [  Datanode State   ]");
        refuses(
                withoutCluster.inserted(9, FAILED),
                10,
                "expected [Cluster State] before this section: [  Datanode State   ]");
    }

    @Test
    void says_what_is_missing_when_the_output_ends_too_early() {
        String server = "3  dbhost-c 3    /data/og/cm/cm_server Standby";
        refuses(
                THREE.first(1),
                1,
                "truncated, expected the header node instance state after this line: [  CMServer State   ]");
        refuses(
                THREE.first(2),
                1,
                "truncated, expected the header node instance state after this line: [  CMServer State   ]");
        refuses(
                THREE.first(3),
                3,
                "truncated, expected a line of dashes after this line: node        instance                   state");
        refuses(
                THREE.first(4),
                4,
                "truncated, expected a row after this line: ----------------------------------------------");
        refuses(THREE.first(7), 7, "truncated, expected [Cluster State] after this line: " + server);
        refuses(THREE.first(8), 7, "truncated, expected [Cluster State] after this line: " + server);
        refuses(THREE.first(9), 9, "truncated, expected the key cluster_state after this line: [   Cluster State   ]");
        refuses(THREE.first(13), 13, "truncated, expected the key current_az after this line: balanced        : Yes");
        refuses(THREE.first(15), 14, "truncated, expected [Datanode State] after this line: current_az      : AZ_ALL");
        refuses(
                THREE.first(16),
                16,
                "truncated, expected the header of the datanodes after this line: [  Datanode State   ]");
    }

    @Test
    void may_end_before_the_datanodes_only_when_the_state_explains_it() {
        assertThat(CmCtlQuery.parse(THREE.first(14)
                                .replaced(11, "Normal", "Unknown")
                                .text())
                        .datanodes())
                .isEmpty();
        assertThat(CmCtlQuery.parse(THREE.first(14)
                                .inserted(12, "enable_walrecord:Yes")
                                .text())
                        .datanodes())
                .isEmpty();
        refuses(
                THREE.first(14).inserted(15, "enable_walrecord: No"),
                15,
                "truncated, expected [Datanode State] after this line: enable_walrecord: No");
    }

    @Test
    void refuses_keys_that_are_unknown_repeated_missing_or_without_a_value() {
        refuses(
                THREE.with(12, "redistributed : No"),
                12,
                "expected one of the keys cluster_state, redistributing, balanced, current_az, pausing, enable_walrecord, worm_usage: redistributed : No");
        refuses(
                THREE.with(12, "cluster_name : a"),
                12,
                "expected one of the keys cluster_state, redistributing, balanced, current_az, pausing, enable_walrecord, worm_usage: cluster_name : a");
        refuses(
                THREE.with(12, "cluster_state : Normal"),
                12,
                "expected the key cluster_state only once: cluster_state : Normal");
        refuses(THREE.with(12, "redistributing No"), 12, "expected <key> : <value>: redistributing No");
        refuses(THREE.with(14, "current_az : "), 14, "expected a value for the key current_az: current_az :");
        refuses(
                THREE.with(11, "cluster_state : normal"),
                11,
                "expected one of Normal, Degraded, Unavailable, Starting, Redistributing, Unknown, NormalCNDeleted for the key cluster_state: cluster_state : normal");
        refuses(THREE.with(13, "balanced : yes"), 13, "expected one of Yes, No for the key balanced: balanced : yes");
        refuses(THREE.inserted(14, "pausing : on"), 14, "expected one of Yes, No for the key pausing: pausing : on");
        refuses(THREE.without(13), 15, "expected the key balanced: [  Datanode State   ]");
        refuses(THREE.inserted(13, ""), 14, "expected the key balanced: balanced        : Yes");
        refuses(THREE.inserted(15, "Down"), 15, "expected <key> : <value>: Down");
    }

    @Test
    void takes_keys_in_any_order_and_with_any_blanks() {
        Fixture loose = THREE.swapped(11, 14).with(12, " \tredistributing:No ").with(14, "cluster_state:Normal");

        assertThat(CmCtlQuery.parse(loose.text())).isEqualTo(CmCtlQuery.parse(THREE.text()));
        assertThat(CmCtlQuery.parse(THREE.with(14, "current_az : a:b").text())
                        .cluster()
                        .currentAz())
                .isEqualTo("a:b");
    }

    @Test
    void takes_messages_where_a_blank_line_may_stand() {
        CmCtlQuery plain = CmCtlQuery.parse(THREE.text());
        for (int line : new int[] {1, 2, 3, 8, 9, 10, 11, 15, 16, 17, 18, 21}) {
            CmCtlQuery spoken =
                    CmCtlQuery.parse(THREE.inserted(line, "cm_ctl:  a word ").text());

            assertThat(spoken.messages()).as("line %d", line).containsExactly("a word");
            assertThat(spoken.datanodes()).isEqualTo(plain.datanodes());
        }
    }

    @Test
    void refuses_messages_anywhere_else() {
        refuses(THREE.inserted(4, FAILED), 4, "expected a line of dashes: " + FAILED);
        refuses(THREE.inserted(5, FAILED), 5, "expected a node id, a number: " + FAILED);
        refuses(
                THREE.inserted(6, FAILED),
                7,
                "expected a section title: 2  dbhost-b 2    /data/og/cm/cm_server Primary");
        refuses(THREE.inserted(13, FAILED), 13, "expected the key balanced: " + FAILED);
        refuses(THREE.inserted(20, FAILED), 20, "expected 3 cells: " + FAILED);
        refuses(THREE.inserted(1, " " + FAILED), 1, "expected a section title: " + FAILED);
    }

    @Test
    void takes_the_advice_only_directly_after_a_message() {
        String advice = NOBODY.lines().get(9);

        refuses(NOBODY.without(9), 9, "expected a section title: " + advice);
        refuses(NOBODY.inserted(10, ""), 11, "expected a section title: " + advice);
        refuses(NOBODY.inserted(11, advice), 11, "expected a section title: " + advice);
    }

    @Test
    void needs_nothing_more_after_a_message_than_what_was_begun() {
        assertThatCode(() -> CmCtlQuery.parse(NOBODY.text())).doesNotThrowAnyException();
        assertThat(CmCtlQuery.parse(THREE.first(14).inserted(15, FAILED).text()).cluster())
                .isNotNull();
        refuses(
                THREE.first(3).inserted(1, FAILED),
                4,
                "truncated, expected a line of dashes after this line: node        instance                   state");
        refuses(
                THREE.first(9).inserted(10, FAILED),
                10,
                "truncated, expected the key cluster_state after this line: " + FAILED);
    }

    @Test
    void counts_the_lines_of_the_input_below_log_messages() {
        Fixture noisy = Fixture.of("cm_ctl-query/5.0.0__log-messages");

        refuses(
                noisy.replaced(16, "No", "Maybe"),
                16,
                "expected one of Yes, No for the key redistributing: redistributing  : Maybe");
        refuses(
                noisy.replaced(27, "Catchup", "Caught"),
                24,
                "expected a datanode state, as in Normal or Need repair(Disconnected):"
                        + " 1  dbhost-a 6001 /data/og/dn P Primary Normal | 2  dbhost-b 6002 /data/og/dn S Standby Normal"
                        + " | 3  dbhost-c 6003 /data/og/dn S Standby Caught");
    }

    private static void refuses(Fixture output, int line, String message) {
        assertThatThrownBy(() -> CmCtlQuery.parse(output.text()))
                .isInstanceOf(OutputFormatException.class)
                .hasMessage("[PARSE] cm_ctl query: line " + line + ": " + message);
    }
}
