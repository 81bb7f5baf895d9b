package dev.runproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.parse.Formats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ParseCommandTest {
    private static final String TABLE =
            "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sdb2 70 30 40 43% /srv/pg\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void prints_one_object_and_nothing_else() {
        assertThat(parse("df", input(TABLE))).isZero();
        assertThat(text(out)).startsWith("{").endsWith("}\n").contains("\"mountedOn\" : \"/srv/pg\"");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void prints_nothing_on_stdout_when_it_refuses() {
        assertThat(parse("df", input(TABLE + "df: /srv/old: Stale file handle\n")))
                .isEqualTo(65);
        assertThat(text(out)).isEmpty();
        assertThat(text(err))
                .isEqualTo("[PARSE] df: line 3: expected a device, four figures and a mount point, not a message:"
                        + " df: /srv/old: Stale file handle\n");
    }

    @Test
    void refuses_an_unknown_format_before_it_reads_anything() {
        assertThat(parse("gs_checkso", new Broken())).isEqualTo(64);
        assertThat(text(err))
                .isEqualTo("[FORMAT] there is no format 'gs_checkso'; did you mean 'gs_checkos'?; expected one of:"
                        + " " + String.join(", ", Formats.names())
                        + "\nnext:\n  runproof parse --help\n");
    }

    @Test
    void says_that_stdin_cannot_be_read() {
        assertThat(parse("df", new Broken())).isEqualTo(69);
        assertThat(text(err))
                .isEqualTo("[INPUT] stdin cannot be read: Is a directory\nnext:\n  runproof parse --help\n");
    }

    @Test
    void does_not_pass_when_its_result_could_not_be_written() {
        Console full = new Console(input(TABLE), new PrintStream(new Full()), print(err));

        assertThat(Main.answer(() -> Main.commandLine(full).execute("parse", "df"), full))
                .isEqualTo(69);
        assertThat(text(err))
                .isEqualTo("[OUTPUT] stdout could not be written: its disk is full or its reader is gone\n");
    }

    @Test
    void is_no_failed_check_when_the_memory_is_used_up() {
        Console console = new Console(input(""), print(out), print(err));

        assertThat(Main.answer(
                        () -> {
                            throw new OutOfMemoryError();
                        },
                        console))
                .isEqualTo(70);
        assertThat(text(err)).isEqualTo("[INTERNAL] out of memory; RUNPROOF_JAVA_OPTS=-Xmx8g gives more\n");
    }

    private int parse(String format, InputStream input) {
        return Main.commandLine(new Console(input, print(out), print(err))).execute("parse", format);
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PrintStream print(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A directory, to whoever reads it as a file. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Is a directory");
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            return read();
        }
    }

    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
