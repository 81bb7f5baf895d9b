package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.Tool.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GatheredTest {
    private final List<String> printed = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Gathered gathered = new Gathered(
            new Terminal() {
                @Override
                public void out(String text) {
                    printed.add("out:" + text);
                }

                @Override
                public void err(String text) {
                    printed.add("err:" + text);
                }

                @Override
                public String in() {
                    return "";
                }
            },
            nanos::get);

    @Test
    void prints_at_once_what_came_within_a_moment() {
        gathered.err("one ");
        gathered.err("");
        gathered.err("two");
        pass();
        gathered.err("");

        assertThat(printed).containsExactly("err:", "err:one two", "err:");
    }

    @Test
    void looks_after_each_wait_whether_the_caller_is_there() {
        gathered.err("");
        gathered.err("");

        assertThat(printed).containsExactly("err:", "err:");
    }

    @Test
    void counts_a_moment_from_the_first_text_of_it() {
        pass();
        gathered.err("late");
        gathered.err("");

        assertThat(printed).containsExactly("err:");
    }

    @Test
    void keeps_the_order_of_both_channels() {
        gathered.out("first");
        gathered.err("second");
        gathered.out("third");
        gathered.letOut();

        assertThat(printed).containsExactly("out:first", "err:second", "out:third");
    }

    @Test
    void prints_what_was_gathered_before_the_tool_reads() {
        gathered.out("sure? ");

        var unused = gathered.in();

        assertThat(printed).containsExactly("out:sure? ");
    }

    private void pass() {
        nanos.addAndGet(Gathered.MOMENT.plusNanos(1).toNanos());
    }
}
