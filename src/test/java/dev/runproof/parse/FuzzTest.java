package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.runproof.model.OutputFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No input whatever makes a parser do anything but answer or refuse, soon. */
class FuzzTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int MUTATIONS = 10_000;

    @Test
    void damaged_outputs_are_read_or_refused() {
        Seed seed = Seed.forTest("damaged_outputs_are_read_or_refused");
        List<String> names = JsonFormTest.fixtures().toList();
        for (int i = 0; i < MUTATIONS; i++) {
            String name = seed.oneOf(names);
            String text = Fixture.of(name).text();
            for (int damages = seed.between(1, 5); damages > 0; damages--) {
                text = Mutation.of(text, seed);
            }
            String format = seed.onceIn(10) ? seed.oneOf(Formats.names()) : name.substring(0, name.indexOf('/'));
            readOrRefuse(format, text.getBytes(StandardCharsets.UTF_8), seed + ", try " + i);
        }
    }

    @Test
    void random_bytes_are_refused() {
        Seed seed = Seed.forTest("random_bytes_are_refused");
        for (int size = 1; size <= MEGABYTE; size *= 4) {
            for (String format : Formats.names()) {
                readOrRefuse(format, seed.bytes(size), seed + ", size " + size);
            }
        }
    }

    /** A parser that looks at a character again for every other character needs hours for these. */
    @ParameterizedTest
    @MethodSource("repeats")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void huge_repetitions_are_read_or_refused_in_linear_time(String repeated) {
        String huge = repeated.repeat(MEGABYTE / repeated.length());
        String large = repeated.repeat(MEGABYTE / 16 / repeated.length());
        for (String format : Formats.names()) {
            readOrRefuse(format, huge.getBytes(StandardCharsets.UTF_8), repeated);
            for (String beginning : beginnings(format)) {
                readOrRefuse(format, (beginning + large).getBytes(StandardCharsets.UTF_8), repeated);
                readOrRefuse(format, (beginning + large + "\nx\n").getBytes(StandardCharsets.UTF_8), repeated);
            }
        }
    }

    static Stream<String> repeats() {
        return Stream.of(
                " ",
                "\t",
                "\n",
                "\r",
                "\r\n",
                "-",
                "[",
                "]",
                "|",
                " | ",
                ":",
                ",",
                ".",
                "a",
                "a-",
                "a,",
                "1",
                "1 ",
                "1% ",
                "- ",
                "(",
                "\u001b",
                "\u001b[",
                "\u001b[1;",
                "\u001b[m",
                "\ufeff",
                "\u0000",
                "-\n",
                "[ Cluster State ]\n",
                "cm_ctl: x\n",
                "cm_ctl: \n",
                "pausing:Yes\n",
                "1 a 1 Down\n",
                "1 a 1 P Down Normal|",
                "        x\n",
                "                    x\n",
                "  -x  y\n",
                "  gs_upgradectl x\n",
                "/a\n",
                "/a 1 1 1 1% /\n",
                "write_log_file,log file is null now:",
                "write_log_file,log file is null now:\n\n",
                "logfile_open could not open log file:\n",
                "logfile_open could not open log ",
                "node instance state|");
    }

    /** Valid outputs cut after a line or in it, so that the repetition meets every part of a parser. */
    private static List<String> beginnings(String format) {
        Fixture whole = Fixture.of(JsonFormTest.fixtures()
                .filter(name -> name.startsWith(format + "/"))
                .findFirst()
                .orElseThrow());
        return Stream.iterate(1, count -> count <= whole.lines().size(), count -> count + 3)
                .map(whole::first)
                .flatMap(first -> Stream.of(first.text(), first.text().stripTrailing()))
                .toList();
    }

    private static void readOrRefuse(String format, byte[] output, String as) {
        try {
            assertThat(Formats.named(format).read(output)).isNotNull();
        } catch (OutputFormatException refused) {
            assertThat(refused.getMessage()).startsWith("[PARSE] ");
        } catch (RuntimeException | StackOverflowError e) {
            fail(format + ", " + as, e);
        }
    }
}
