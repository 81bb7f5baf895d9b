package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of OpenMLDB's clients: cut by bytes, refused at the first line that does not fit. */
class OpenmldbTablesTest {
    private static final String TABLETS_HEADER = "  endpoint          real_endpoint  state     age  ";
    private static final String DASHES = "-".repeat(52);
    private static final Fixture OPS = Fixture.of("openmldb-op-status/0.9.2__every-status");
    private static final Fixture TOOL = Fixture.of("openmldb-op-status/0.9.2__operation-tool");
    private static final Fixture BROKEN = Fixture.of("openmldb-table-status/0.9.2__broken-table");
    private static final int WARNINGS_GO_ON = 9;

    @Test
    void a_row_that_lost_its_trailing_blanks_is_the_same_row() {
        String stripped = String.join(
                "\n", BROKEN.lines().stream().map(String::stripTrailing).toList());

        assertThat(tableStatus(stripped)).isEqualTo(tableStatus(BROKEN.text()));
    }

    @Test
    void a_cell_that_was_cut_within_a_letter_keeps_the_columns_behind_it_in_place() {
        var output = new ByteArrayOutputStream();
        output.writeBytes("  endpoint  real_endpoint  role   \n---------------------------------\n  "
                .getBytes(StandardCharsets.UTF_8));
        // The first two bytes of a letter of three.
        output.writeBytes(new byte[] {(byte) 0xE8, (byte) 0xAE});
        output.writeBytes("        -              leader \n".getBytes(StandardCharsets.UTF_8));

        assertThat(OpenmldbNameservers.parse(output.toByteArray()).nameservers())
                .containsExactly(new OpenmldbNameservers.Nameserver("\ufffd", "-", "leader"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  203.0.113.5:9527  -              kHealthy  2w",
                "  203.0.113.5:9527  -              kHealthy  -",
                "  203.0.113.5:9527  -              kTabletHealthy  2d",
                "  203.0.113.5:9527  -              khealthy  2d",
                "  203.0.113.5:9527                 kHealthy  2d",
                "  203.0.113.5:9527  -              kHealthy",
                "   203.0.113.5:9527 -              kHealthy  2d",
                " 203.0.113.5:9527   -              kHealthy  2d",
                "  203.0.113.5:9527_ -              kHealthy  2d",
                "Fail to show tablets. error msg: nameserver is not leader"
            })
    void a_tablet_that_cannot_be_is_refused_at_its_line(String row) {
        assertThatThrownBy(() -> tablets(TABLETS_HEADER + "\n" + DASHES + "\n" + row + "\n"))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageStartingWith("[PARSE] openmldb showtablet: line 3: ")
                .hasMessageEndingWith(": " + row.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " endpoint  real_endpoint  state  age",
                "  endpoint real_endpoint  state  age",
                "  endpoint  state  age",
                "  endpoint  real_endpoint  state  age  more",
                "get children failed",
                "zk client init failed"
            })
    void another_header_is_refused(String header) {
        assertThatThrownBy(() -> tablets("ns leader: 203.0.113.3:6527\n" + header + "\n" + DASHES + "\n"))
                .hasMessage(
                        "[PARSE] openmldb showtablet: line 2: expected the header endpoint real_endpoint state age: "
                                + header.strip());
    }

    @Test
    void a_table_that_was_cut_in_its_line_of_dashes_is_not_an_empty_one() {
        int whole = TABLETS_HEADER.length();

        assertThat(tablets(TABLETS_HEADER + "\n" + "-".repeat(whole) + "\n")).isEmpty();
        for (int left = 1; left < whole; left++) {
            String cut = TABLETS_HEADER + "\n" + "-".repeat(left);
            assertThatThrownBy(() -> tablets(cut))
                    .as(cut)
                    .hasMessageContaining("line 2: truncated, expected the rest of the line of dashes");
        }
    }

    @Test
    void an_id_is_as_large_as_63_bits_hold() {
        String largest = "9223372036854775807";
        String head = OPS.lines().get(1);
        String row = OPS.lines().get(3);
        int second = head.indexOf("op_type");
        String output = "  op_id                " + head.substring(second) + "\n"
                + OPS.lines().get(2) + "-".repeat(30) + "\n  " + largest + "  " + row.substring(second) + "\n";

        assertThat(ops(output).ops()).extracting(OpenmldbOpStatus.Op::opId).containsExactly(Long.MAX_VALUE);
        assertThatThrownBy(() -> ops(output.replace(largest, "9223372036854775808")))
                .hasMessageContaining("line 3: expected an op id, a number up to " + largest);
    }

    @Test
    void a_list_of_nameservers_is_never_empty_and_has_one_leader_on_top() {
        String head = "  endpoint  real_endpoint  role     \n-----------------------------------\n";

        assertThatThrownBy(() -> nameservers(head))
                .hasMessage(
                        "[PARSE] openmldb showns: line 2: truncated, expected a row for the leader after this line: "
                                + "-----------------------------------");
        assertThatThrownBy(() -> nameservers(head + "  a         -              standby  \n"))
                .hasMessageContaining("line 3: expected the role leader: ");
        assertThatThrownBy(() -> nameservers(
                        head + "  a         -              leader   \n\n  b         -              leader   \n"))
                .hasMessageContaining("line 5: expected the role standby: ");
    }

    @ParameterizedTest
    @CsvSource({
        "kAddReplicaOP, AddReplicaOP",
        "kDone, kDoned",
        "20260302081500, 2026-03-02T0815",
        "7s, 7m",
        "kAddReplicaOP, kAddReplica",
        "203.0.113.3:6527, ",
    })
    void an_operation_that_cannot_be_is_refused(String printed, String instead) {
        String damaged = OPS.text().replaceFirst(printed + " *", instead == null ? "" : pad(instead, printed));

        assertThatThrownBy(() -> ops(damaged)).isInstanceOf(OutputFormatException.class);
    }

    @Test
    void the_operation_tools_table_ends_with_its_border() {
        int last = TOOL.lines().size();

        assertThatThrownBy(() -> ops(TOOL.first(last - 1).text()))
                .hasMessageContaining(
                        "line " + (last - 1) + ": truncated, expected the last border after this line: |");
        assertThatThrownBy(() -> ops(TOOL.text() + "ERROR: x\n"))
                .hasMessageEndingWith("line " + (last + 1) + ": expected the end of the output: ERROR: x");
        assertThatThrownBy(() -> ops("unsupported cmd: gettablestatus\n")).hasMessageContaining("line 1: expected ");
        assertThatThrownBy(() -> ops(TOOL.text().replace("| trips |", "| tr|ps |")))
                .hasMessageContaining("line 4: expected 11 filled cells between bars");
    }

    @Test
    void a_count_of_rows_that_is_not_theirs_is_refused() {
        int last = BROKEN.lines().size();

        assertThatThrownBy(() -> tableStatus(BROKEN.with(last, "3 rows in set").text()))
                .hasMessage(
                        "[PARSE] openmldb show table status: line " + last + ": expected 2 rows in set: 3 rows in set");
        assertThatThrownBy(() -> tableStatus(BROKEN.text() + "1 rows in set\n"))
                .hasMessageContaining("line " + (last + 1) + ": expected the end of the output");
    }

    @Test
    void only_warnings_go_on_in_a_further_line() {
        String line = BROKEN.lines().get(WARNINGS_GO_ON - 1);
        String withName = " ".repeat(14) + "x" + line.substring(15);

        assertThatThrownBy(
                        () -> tableStatus(BROKEN.with(WARNINGS_GO_ON, withName).text()))
                .hasMessageContaining("line " + WARNINGS_GO_ON + ": expected a row, or one more line of the warnings");
        assertThatThrownBy(() -> tableStatus(BROKEN.with(7, line).text()))
                .hasMessageContaining("line 7: expected a row, or one more line of the warnings");
    }

    @Test
    void what_does_not_lie_below_the_ruler_is_refused() {
        String row = BROKEN.lines().get(6);

        assertThatThrownBy(() -> tableStatus(BROKEN.with(7, row + "  ").text()))
                .hasMessageContaining("line 7: expected a row whose cells lie below the ruler");
        assertThatThrownBy(() -> tableStatus(BROKEN.with(7, " " + row).text()))
                .hasMessageContaining("line 7: expected ");
        assertThatThrownBy(() -> tableStatus(
                        BROKEN.with(7, row.replaceFirst("shop", "    ")).text()))
                .hasMessageContaining("line 7: expected a value for Database_name");
        assertThatThrownBy(() -> tableStatus(
                        BROKEN.with(7, row.replaceFirst("120", "-12")).text()))
                .hasMessageContaining("line 7: expected a count of rows, a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: Failed to connect to db",
                "Error: no such table",
                "[pid=1]: a preview without its message",
                "+----------+",
                "I0302 08:15:00.000000 1 zk_client.cc:1] connected"
            })
    void another_line_before_the_table_is_refused(String line) {
        assertThatThrownBy(() -> tableStatus(line + "\n" + BROKEN.text()))
                .hasMessageStartingWith("[PARSE] openmldb show table status: line 1: ")
                .hasMessageEndingWith(line);
    }

    private static String pad(String text, String like) {
        return text + " ".repeat(Math.max(1, like.length() + 2 - text.length()));
    }

    private static List<OpenmldbTablets.Tablet> tablets(String output) {
        return OpenmldbTablets.parse(output.getBytes(StandardCharsets.UTF_8)).tablets();
    }

    private static OpenmldbNameservers nameservers(String output) {
        return OpenmldbNameservers.parse(output.getBytes(StandardCharsets.UTF_8));
    }

    private static OpenmldbOpStatus ops(String output) {
        return OpenmldbOpStatus.parse(output.getBytes(StandardCharsets.UTF_8));
    }

    private static OpenmldbTableStatus tableStatus(String output) {
        return OpenmldbTableStatus.parse(output.getBytes(StandardCharsets.UTF_8));
    }
}
