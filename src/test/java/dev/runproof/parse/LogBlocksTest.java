package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBlocksTest {
    private static final String NOT_OPENED = "logfile_open could not open log file:a.log Permission denied.";
    private static final String MESSAGE = "write_log_file,log file is null now:01:02:03.004 tid=1  LOG: said";
    private static final String NOT_WRITTEN = "write_log_file could not open log file  a.log : erron:2";

    @Test
    void leaves_an_output_without_messages_alone() {
        assertThat(cut("a\n\nb\n").lines()).containsExactly(new Line(1, "a"), new Line(2, ""), new Line(3, "b"));
    }

    @Test
    void cuts_whole_lines() {
        Quiet blocks = cut("a\n" + NOT_OPENED + "\n" + NOT_WRITTEN + "\nb\n");

        assertThat(blocks.lines()).containsExactly(new Line(1, "a"), new Line(4, "b"));
        assertThat(blocks.noise()).containsExactly(NOT_OPENED, NOT_WRITTEN);
    }

    @Test
    void joins_a_row_that_goes_on_behind_a_block() {
        Quiet blocks = cut("x\nP Down   " + NOT_OPENED + "\n" + MESSAGE + "  \n\n | 2 node2\ny\n");

        assertThat(blocks.lines())
                .containsExactly(new Line(1, "x"), new Line(2, "P Down    | 2 node2"), new Line(6, "y"));
        assertThat(blocks.noise()).containsExactly(NOT_OPENED, MESSAGE);
    }

    @Test
    void takes_the_empty_line_that_belongs_to_a_message_and_no_other() {
        assertThat(cut(MESSAGE + "\n\n\na\n").lines()).containsExactly(new Line(3, ""), new Line(4, "a"));
        assertThat(cut(MESSAGE + "\na\n").lines()).containsExactly(new Line(2, "a"));
        assertThat(cut(MESSAGE + "\n \na\n").lines()).containsExactly(new Line(2, " "), new Line(3, "a"));
        assertThat(cut(NOT_OPENED + "\n\na\n").lines()).containsExactly(new Line(2, ""), new Line(3, "a"));
        assertThat(cut(NOT_WRITTEN + "\n\na\n").lines()).containsExactly(new Line(2, ""), new Line(3, "a"));
    }

    @Test
    void joins_a_row_that_is_interrupted_twice() {
        Quiet blocks = cut("1 " + MESSAGE + "\n\n2 " + NOT_OPENED + "\n3\n");

        assertThat(blocks.lines()).containsExactly(new Line(1, "1 2 3"));
        assertThat(blocks.noise()).containsExactly(MESSAGE, NOT_OPENED);
    }

    @Test
    void keeps_what_stands_before_a_message_at_the_end() {
        assertThat(cut("a\nb " + MESSAGE).lines()).containsExactly(new Line(1, "a"), new Line(2, "b "));
        assertThat(cut("a\n" + MESSAGE + "\n\n").lines()).containsExactly(new Line(1, "a"));
    }

    @Test
    void takes_the_rest_of_the_line_for_the_first_message_in_it() {
        Quiet blocks = cut("a" + NOT_OPENED + MESSAGE + "\n\nb\n");

        assertThat(blocks.lines()).containsExactly(new Line(1, "a"), new Line(3, "b"));
        assertThat(blocks.noise()).containsExactly(NOT_OPENED + MESSAGE);
    }

    private static Quiet cut(String output) {
        LogBlocks blocks = LogBlocks.cut(OutputLines.of(output));
        List<Line> lines = new ArrayList<>();
        blocks.forEachRemaining(lines::add);
        return new Quiet(lines, blocks.noise());
    }

    /** What is left of an output, and what was cut out of it. */
    private record Quiet(List<Line> lines, List<String> noise) {}
}
