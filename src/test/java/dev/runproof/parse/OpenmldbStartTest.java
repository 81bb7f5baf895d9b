package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenmldbStartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid log dir",
                "Only support {start|stop|restart}",
                "No component named foo in [tablet nameserver]"
            })
    void a_script_that_did_nothing_says_why(String line) {
        assertThat(OpenmldbStart.parse(line + "\n")).isEqualTo(new OpenmldbStart("refused", line, java.util.List.of()));
    }

    @Test
    void a_missing_flags_file_is_told_before_the_reason() {
        assertThat(OpenmldbStart.parse("grep: ./conf/tablet.flags: No such file or directory\nInvalid log dir\n")
                        .message())
                .isEqualTo("Invalid log dir");
        assertThatThrownBy(() -> OpenmldbStart.parse("grep: ./conf/tablet.flags: No such file or directory\n"))
                .hasMessageContaining("line 1: truncated, expected Invalid log dir after this line");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Starting tablet ...~process pid is 7~Start nameserver success ; 3
            Starting tablet ...~Stop tablet success ; 2
            Starting tablet ...~Start tablet success~Start tablet success ; 3
            Starting tablet ...~kill: (7) - No such process ; 2
            Starting tablet ...~mon pid is 4, process pid is 5, check 6 status ; 2
            Starting tablet ...~Rewrite properties by ./conf/taskmanager.properties ; 2
            Starting tablet ...~Start tablet success~Stopping tablet ... ; 3
            Stopping tablet ...~no nameserver to stop (could not find file ./bin/nameserver.pid) ; 2
            Stopping tablet ...~Stop tablet success~Starting nameserver ... ; 3
            Stopping tablet ...~Stop tablet success~done ; 3
            Only support {start|stop|restart}~x ; 2
            Starting the tablet ... ; 1
            """)
    void any_other_line_is_refused_where_it_stands(String lines, int line) {
        String output = lines.replace('~', '\n');
        String blamed = output.lines().skip(line - 1L).findFirst().orElseThrow();

        assertThatThrownBy(() -> OpenmldbStart.parse(output))
                .hasMessageStartingWith("[PARSE] start.sh: line " + line + ": ")
                .hasMessageEndingWith(": " + blamed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Starting tablet ...",
                "Starting tablet ...\nprocess pid is 7\ncurl server status failed, retry later",
                "Stopping tablet ...\nno tablet to stop (could not find file ./bin/tablet.pid)",
                "Usage: start.sh start/stop/restart <component> [mon]\ncomponent: tablet"
            })
    void an_output_without_an_outcome_is_truncated(String output) {
        assertThatThrownBy(() -> OpenmldbStart.parse(output)).hasMessageContaining("truncated");
    }

    @Test
    void a_stop_that_found_nothing_is_no_stop() {
        var stop = OpenmldbStart.parse("""
                        Stopping tablet ...
                        no tablet to stop (could not find file ./bin/tablet.pid)
                        Stop tablet success
                        """).actions().get(0);

        assertThat(stop.outcome()).isEqualTo("nothingToStop");
        assertThat(stop.message()).isEqualTo("no tablet to stop (could not find file ./bin/tablet.pid)");
    }
}
