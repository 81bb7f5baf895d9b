package dev.runproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpPagesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("pages")
    void the_text_that_the_launcher_prints_is_what_the_program_would_say(String page) throws IOException {
        HelpPages.main(new String[] {directory.toString()});

        assertThat(Files.readString(directory.resolve(page + ".txt"))).isEqualTo(said(words(page)));
    }

    @Test
    void there_is_a_page_for_the_program_its_version_and_each_command() {
        assertThat(HelpPages.pages()).containsKeys("runproof", "version", "list", "parse");
    }

    static Stream<String> pages() {
        return HelpPages.pages().keySet().stream();
    }

    private static String[] words(String page) {
        if (page.equals("version")) {
            return new String[] {"--version"};
        }
        List<String> words = new ArrayList<>();
        if (!page.equals("runproof")) {
            words.addAll(Arrays.asList(page.split("-", -1)));
        }
        words.add("--help");
        return words.toArray(String[]::new);
    }

    private static String said(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(Main.commandLine(console).execute(words)).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }
}
