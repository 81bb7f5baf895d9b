package dev.runproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Turns turns = new Turns(new Console(InputStream.nullInputStream(), print(out), print(err)));

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whose_turn_it_is_speaks_at_once_and_the_next_one_after_its_end() {
        Turns.Turn first = turns.next();
        Turns.Turn second = turns.next();
        second.console().tell("b1 \u4e2d");
        first.console().tell("a1");
        assertThat(told()).isEqualTo("a1\n");
        first.console().tell("a2");
        first.close();
        assertThat(told()).isEqualTo("a1\na2\nb1 \u4e2d\n");
        second.console().tell("b2");
        assertThat(told()).endsWith("b1 \u4e2d\nb2\n");
    }

    @Test
    void one_that_ended_before_its_turn_is_told_as_a_whole_when_it_comes() {
        Turns.Turn first = turns.next();
        Turns.Turn second = turns.next();
        Turns.Turn third = turns.next();
        third.console().tell("c");
        second.console().tell("b");
        second.console().print("{}");
        third.close();
        second.close();
        assertThat(told()).isEmpty();
        assertThat(out.size()).isZero();
        first.console().tell("a");
        first.close();
        assertThat(told()).isEqualTo("a\nb\nc\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{}\n");
    }

    @Test
    void a_line_that_is_redrawn_is_so_for_whose_turn_it_is_only() {
        Turns.Turn first = turns.next();
        Turns.Turn second = turns.next();
        Console shown = first.console();
        Console kept = second.console();
        assertThat(shown.shown().getAsBoolean()).isTrue();
        assertThat(kept.shown().getAsBoolean()).isFalse();
        first.close();
        assertThat(kept.shown().getAsBoolean()).isTrue();
    }
}
