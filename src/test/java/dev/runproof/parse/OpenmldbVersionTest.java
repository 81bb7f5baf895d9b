package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenmldbVersionTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0.9.2-0a1b2c3d, 0.9.2, 0a1b2c3d",
                "0.9.2, 0.9.2, -",
                "10.0.11-SNAPSHOT-1f, 10.0.11, 1f",
                "0.9.2rc1-1f, -, -",
                "0.9-1f, -, -",
                "unknown, -, -",
                "openmldb::tablet::TabletImpl, -, -",
            })
    void a_release_is_three_numbers_at_the_start(String printed, String release, String commit) {
        var version = OpenmldbVersion.parse("openmldb version " + printed + "\n");

        assertThat(version).isEqualTo(new OpenmldbVersion("binary", printed, release, commit, null));
    }

    @Test
    void a_status_page_tells_one_version() {
        assertThat(OpenmldbVersion.parse("version: 0.8.5-1f\nnon_service_error: 0\nversion:x\n")
                        .version())
                .isEqualTo("0.8.5-1f");
        assertThatThrownBy(() -> OpenmldbVersion.parse("version: 0.8.5-1f\n\nversion: 0.9.2-2f\n"))
                .hasMessage("[PARSE] openmldb version: line 3: expected one version: version: 0.9.2-2f");
    }

    @Test
    void what_a_terminal_adds_to_the_answer_of_the_taskmanager_is_dropped() {
        assertThat(OpenmldbVersion.parse("\ufeff\u001b[1m{\"taskmanagerVersion\":\"0.9.2-1f\",\u001b[0m\r\n"
                        + "\"batchVersion\":\"0.9.1-2f\\n\"}\u001b[0m\r\n"))
                .isEqualTo(new OpenmldbVersion("taskmanager", "0.9.2-1f", "0.9.2", "1f", "0.9.1-2f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"taskmanagerVersion\":\"0.9.2-1f\"}",
                "{\"taskmanagerVersion\":\"0.9.2-1f\",\"batchVersion\":null}",
                "{\"taskmanagerVersion\":1,\"batchVersion\":\"x\"}",
                "{\"taskmanagerVersion\":\"0.9.2-1f\",\"batchVersion\":\"x\"",
                "{\"taskmanagerVersion\":\"0.9.2-1f\",\"batchVersion\":\"x\"} more",
                "{\"taskmanagerVersion\":\"0.9.0-1f\",\"taskmanagerVersion\":\"0.9.2-1f\",\"batchVersion\":\"x\"}",
                "{}"
            })
    void an_answer_of_the_taskmanager_has_both_versions(String answer) {
        assertThatThrownBy(() -> OpenmldbVersion.parse(answer + "\n"))
                .hasMessageStartingWith("[PARSE] openmldb version: line 1: expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Not found</body></html>",
                "bin/openmldb: error while loading shared libraries: libz.so.1",
                "openmldb version",
                "openmldb version 0.9.2 extra",
                "[1,2]"
            })
    void anything_else_is_refused_at_its_first_line(String output) {
        assertThatThrownBy(() -> OpenmldbVersion.parse(output + "\nsecond line\n"))
                .hasMessage("[PARSE] openmldb version: line 1: expected <program> version <version>: " + output);
    }

    @Test
    void nothing_but_a_note_on_the_build_follows_a_binarys_version() {
        assertThatThrownBy(() -> OpenmldbVersion.parse("openmldb version 0.9.2-1f\nRelease build\n"))
                .hasMessage("[PARSE] openmldb version: line 2: expected the end of the output: Release build");
    }
}
