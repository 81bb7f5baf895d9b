package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputLinesTest {
    @Test
    void numbers_lines_from_1_and_keeps_blank_ones() {
        assertThat(lines("a\n\n b \n")).containsExactly(new Line(1, "a"), new Line(2, ""), new Line(3, " b "));
    }

    @Test
    void counts_a_last_line_without_line_end() {
        assertThat(lines("a\nb")).containsExactly(new Line(1, "a"), new Line(2, "b"));
    }

    @Test
    void drops_the_carriage_return_before_a_line_end_only() {
        assertThat(lines("a\r\nb\rc\r\n\r\nd\r"))
                .containsExactly(new Line(1, "a"), new Line(2, "b\rc"), new Line(3, ""), new Line(4, "d"));
    }

    @Test
    void drops_a_byte_order_mark_at_the_beginning_only() {
        assertThat(lines("\ufeffa\n\ufeffb")).containsExactly(new Line(1, "a"), new Line(2, "\ufeffb"));
    }

    @Test
    void drops_terminal_sequences() {
        assertThat(lines("\u001b[1;31mred\u001b[0m\u001b[K and\u001b[?25l plain\n"))
                .containsExactly(new Line(1, "red and plain"));
    }

    @Test
    void keeps_an_escape_that_begins_no_terminal_sequence() {
        assertThat(lines("\u001bA \u001b[1\n\u001b[2"))
                .containsExactly(new Line(1, "\u001bA \u001b[1"), new Line(2, "\u001b[2"));
    }

    @Test
    void drops_the_sequence_after_an_escape_that_begins_none() {
        assertThat(lines("\u001b[1\u001b[1mx")).containsExactly(new Line(1, "\u001b[1x"));
    }

    @Test
    void makes_undecodable_bytes_visible() {
        byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xe4, '\n'};

        assertThat(OutputLines.decode(bytes)).isEqualTo("a\ufffdb\ufffd\n");
    }

    @Test
    void reads_utf_8_whatever_the_locale() {
        byte[] bytes = {(byte) 0xe8, (byte) 0x8a, (byte) 0x82};

        assertThat(OutputLines.decode(bytes)).isEqualTo("\u8282");
    }

    private static List<Line> lines(String output) {
        List<Line> lines = new ArrayList<>();
        OutputLines.of(output).forEachRemaining(lines::add);
        return lines;
    }
}
