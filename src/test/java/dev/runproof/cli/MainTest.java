package dev.runproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void names_a_wrong_option_before_what_is_missing() {
        assertThat(run("plan", "--nope")).isEqualTo(64);
        assertThat(told()).isEqualTo("[USAGE] Unknown option: '--nope'\nnext:\n  runproof plan --help\n");
    }

    @Test
    void says_which_option_was_probably_meant() {
        assertThat(run("plan", "--jsn=yes")).isEqualTo(64);
        assertThat(told())
                .isEqualTo("[USAGE] Unknown option: '--jsn'\ndid you mean: --json\nnext:\n  runproof plan --help\n");
    }

    @Test
    void says_which_command_was_probably_meant() {
        assertThat(run("paln", "opengauss")).isEqualTo(64);
        assertThat(told())
                .isEqualTo("[USAGE] runproof has no command 'paln'; did you mean 'plan'?\nnext:\n  runproof --help\n");
    }

    @Test
    void says_which_command_of_a_group_was_probably_meant() {
        assertThat(run("lab", "dwon")).isEqualTo(64);
        assertThat(told())
                .isEqualTo(
                        "[USAGE] runproof lab has no command 'dwon'; did you mean 'down'?\nnext:\n  runproof lab --help\n");
    }

    @Test
    void names_what_is_missing_when_every_option_is_right() {
        assertThat(run("plan", "--json")).isEqualTo(64);
        assertThat(told())
                .isEqualTo("[USAGE] Missing required parameter: 'PROCEDURE'\nnext:\n  runproof plan --help\n");
    }

    private int run(String... words) {
        var console = new Console(InputStream.nullInputStream(), print(new ByteArrayOutputStream()), print(err));
        return Main.commandLine(console).execute(words);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
