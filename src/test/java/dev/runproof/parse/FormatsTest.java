package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.OutputFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    /** An error report is a result of this one. */
    private static final String TELLS_ERRORS = "oms-docker-init";
    /** Their outputs may end in anything: in a file that was cut, in lines of a log. */
    private static final List<String> OPEN_ENDED = List.of(TELLS_ERRORS, "mysqldump-file");
    /** Their lines are not shown. */
    private static final List<String> SECRETIVE = List.of("docker-inspect-binds", "oms-config");

    @Test
    void are_shown_in_a_fixed_order() {
        assertThat(Formats.names())
                .containsExactly(
                        "cm_ctl-query",
                        "cm_ctl-version",
                        "gs_om-status",
                        "gs_checkos",
                        "df",
                        "gs_upgradectl-help",
                        "openmldb-table-status",
                        "openmldb-tablets",
                        "openmldb-nameservers",
                        "openmldb-op-status",
                        "openmldb-start",
                        "openmldb-version",
                        "docker-inspect-binds",
                        "docker-load",
                        "supervisorctl-status",
                        "oms-docker-init",
                        "mysqldump-file",
                        "oms-health",
                        "oms-config",
                        "oms-ha-config");
    }

    @Test
    void name_all_that_are_known_when_one_is_not() {
        assertThatThrownBy(() -> Formats.named("cm_ctl-querry").read(new byte[0]))
                .isInstanceOfSatisfying(
                        UnknownFormat.class, e -> assertThat(e.status()).isEqualTo(ExitStatus.USAGE))
                .hasMessage("[FORMAT] there is no format 'cm_ctl-querry'; did you mean 'cm_ctl-query'?; expected one"
                        + " of: cm_ctl-query, cm_ctl-version,"
                        + " gs_om-status, gs_checkos, df, gs_upgradectl-help, openmldb-table-status,"
                        + " openmldb-tablets, openmldb-nameservers, openmldb-op-status, openmldb-start,"
                        + " openmldb-version, docker-inspect-binds, docker-load, supervisorctl-status,"
                        + " oms-docker-init, mysqldump-file, oms-health, oms-config, oms-ha-config");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cm_ctl-query       | [PARSE] cm_ctl query: empty output, expected [CMServer State]
            cm_ctl-version     | [PARSE] cm_ctl -V: empty output, expected cm_ctl (<product> CM <version> build <hex>) compiled at <date> <time> <type>
            gs_om-status       | [PARSE] gs_om -t status: empty output, expected a line of dashes
            gs_checkos         | [PARSE] gs_checkos: empty output, expected Checking items:
            df                 | [PARSE] df: empty output, expected the header Filesystem 1024-blocks Used Available Capacity Mounted on
            gs_upgradectl-help | [PARSE] gs_upgradectl --help: empty output, expected gs_upgradectl is a utility
            openmldb-table-status | [PARSE] openmldb show table status: empty output, expected a ruler of 14 columns
            openmldb-tablets     | [PARSE] openmldb showtablet: empty output, expected the header endpoint real_endpoint state age
            openmldb-nameservers | [PARSE] openmldb showns: empty output, expected the header endpoint real_endpoint role
            openmldb-op-status   | [PARSE] openmldb showopstatus: empty output, expected the header op_id op_type name pid status start_time execute_time end_time cur_task for_replica_cluster
            openmldb-start       | [PARSE] start.sh: empty output, expected Starting <component> ... or Stopping <component> ...
            openmldb-version     | [PARSE] openmldb version: empty output, expected <program> version <version>
            docker-inspect-binds | [PARSE] docker inspect: empty output, expected a JSON array with one container
            docker-load          | [PARSE] docker load: empty output, expected Loaded image: <name>:<tag> or Loaded image ID: <id>
            supervisorctl-status | [PARSE] supervisorctl status: empty output, expected a program, its state and a description
            oms-docker-init      | [PARSE] docker_init.sh: empty output, expected a step
            mysqldump-file       | [PARSE] mysqldump: empty output, expected the header of a dump
            oms-health           | [PARSE] /oms/health: empty output, expected a JSON object
            oms-config           | [PARSE] config.yaml: empty output, expected key: value
            oms-ha-config        | [PARSE] ha.config: empty output, expected a JSON object
            """)
    void refuse_an_output_without_any_line_as_empty(String format, String message) {
        for (String output : new String[] {"", "\n", " \t\n\r\n  ", "\ufeff", "\u001b[0m\n"}) {
            assertThatThrownBy(() -> Formats.named(format).read(output.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(OutputFormatException.class, e -> {
                        assertThat(e.lineNumber()).isEmpty();
                        assertThat(e.status()).isEqualTo(ExitStatus.INPUT);
                    })
                    .hasMessage(message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[GAUSS-51600] : Failed to obtain the cluster status.",
                "Traceback (most recent call last):",
                "current user is the root user (uid = 0), exit.",
                "bash: gs_om: command not found"
            })
    void refuse_an_error_report_in_place_of_an_output(String report) {
        for (String format : Formats.names()) {
            if (format.equals(TELLS_ERRORS)) {
                continue;
            }
            assertThatThrownBy(
                            () -> Formats.named(format).read(("\n" + report + "\n").getBytes(StandardCharsets.UTF_8)))
                    .as(format)
                    .isInstanceOf(OutputFormatException.class)
                    .hasMessageStartingWith("[PARSE] ")
                    .hasMessageMatching(".*: (line 2: (expected|not)|a required key is absent) .*")
                    .message()
                    .satisfies(it -> assertThat(it.endsWith(": " + report)).isNotEqualTo(SECRETIVE.contains(format)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[GAUSS-51802] : Failed to obtain the environment variable PGHOST.",
                "Traceback (most recent call last):",
                "bash: df: command not found"
            })
    void refuse_an_error_report_after_an_output(String report) {
        // A status page is read for one line only, and an answer in JSON is one text.
        Stream<String> strict = JsonFormTest.fixtures()
                .filter(name -> !name.contains("log-messages")
                        && !name.contains("status-page")
                        && !name.contains("taskmanager-answer")
                        && Stream.concat(OPEN_ENDED.stream(), SECRETIVE.stream())
                                .noneMatch(name::startsWith));
        strict.forEach(name -> {
            Fixture output = Fixture.of(name);
            String format = name.substring(0, name.indexOf('/'));
            String text = output.text() + report + "\n";
            int line = output.lines().size() + 1;
            assertThatThrownBy(() -> Formats.named(format).read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(name)
                    .isInstanceOf(OutputFormatException.class)
                    .hasMessageContaining(": line " + line + ": ")
                    .hasMessageContaining(report);
        });
    }
}
