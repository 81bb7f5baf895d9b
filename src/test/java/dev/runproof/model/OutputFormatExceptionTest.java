package dev.runproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputFormatExceptionTest {
    @Test
    void names_tool_line_expectation_and_text() {
        OutputFormatException e = OutputFormatException.atLine("df", 3, "  no row\t", "expected a row");

        assertThat(e).hasMessage("[PARSE] df: line 3: expected a row: no row");
        assertThat(e.lineNumber()).hasValue(3);
        assertThat(e.tool()).isEqualTo("df");
        assertThat(e.status()).isEqualTo(ExitStatus.INPUT);
    }

    @Test
    void quotes_at_most_200_characters() {
        assertThat(OutputFormatException.atLine("df", 1, "x".repeat(200), "w"))
                .hasMessage("[PARSE] df: line 1: w: " + "x".repeat(200));
        assertThat(OutputFormatException.atLine("df", 1, "x".repeat(201), "w"))
                .hasMessage("[PARSE] df: line 1: w: " + "x".repeat(200));
    }

    @Test
    void counts_characters_and_cuts_none_in_half() {
        String text = "x".repeat(199) + "\ud83d\ude00".repeat(2);

        assertThat(OutputFormatException.atLine("df", 1, text, "w"))
                .hasMessage("[PARSE] df: line 1: w: " + "x".repeat(199) + "\ud83d\ude00");
    }

    @Test
    void says_what_is_missing_after_the_last_line() {
        assertThat(OutputFormatException.truncated("df", 7, "Filesystem", "a row"))
                .hasMessage("[PARSE] df: line 7: truncated, expected a row after this line: Filesystem");
    }

    @Test
    void blames_no_line_of_an_empty_output() {
        OutputFormatException e = OutputFormatException.empty("df", "the header");

        assertThat(e).hasMessage("[PARSE] df: empty output, expected the header");
        assertThat(e.lineNumber()).isEmpty();
    }
}
