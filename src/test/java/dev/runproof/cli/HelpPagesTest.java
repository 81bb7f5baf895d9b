package dev.runproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

    @Test
    void a_command_answers_to_the_name_by_which_it_is_found_alone() {
        Commands commands = new Commands(new Console(
                InputStream.nullInputStream(),
                new PrintStream(PrintStream.nullOutputStream()),
                new PrintStream(PrintStream.nullOutputStream())));

        assertThat(commands.all().getSubcommands())
                .allSatisfy(
                        (name, command) -> assertThat(command.getCommandName()).isEqualTo(name));
        assertThat(commands.neededFor(List.of("plan", "opengauss")).getSubcommands())
                .containsOnlyKeys("plan");
        assertThat(commands.neededFor(List.of("paln")).getSubcommands()).containsKeys("plan", "run", "completion");
        assertThat(commands.neededFor(List.of("completion")).getSubcommands()).containsKeys("plan", "run");
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
