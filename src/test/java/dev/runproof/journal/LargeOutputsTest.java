package dev.runproof.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Answer;
import dev.runproof.model.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that are too large for a line: beside the journal, and in memory only when somebody wants them. */
class LargeOutputsTest {
    private static final int LARGE_BYTES = 2 * 1024 * 1024;
    private static final int MANY = 60;
    /** Less than half of what the outputs of {@link Reader} hold. */
    private static final String SMALL_MEMORY = "-Xmx48m";

    @TempDir
    private Path folder;

    @Test
    void lie_in_files_beside_the_journal() throws IOException {
        Output large = output(0);
        Path file = journal(large);

        assertThat(Files.size(file)).isLessThan(2_000);
        assertThat(JournalReader.read(file).entries()).containsExactly(answered(large));
    }

    @Test
    void are_named_by_the_digest_that_was_taken_while_they_came() throws IOException {
        String digest = "ab".repeat(32);
        journal(output(0).known(digest));

        assertThat(theOnlyOne()).hasFileName(digest);
    }

    @Test
    void are_refused_when_they_were_changed() throws IOException {
        Path file = journal(output(0));
        Files.writeString(theOnlyOne(), "something else");

        assertThatThrownBy(() -> JournalReader.read(file))
                .isInstanceOf(JournalRefused.class)
                .hasMessageContaining("does not hold the bytes that the journal names");
    }

    @Test
    void give_their_beginning_without_the_rest() throws IOException {
        Path file = journal(Output.of("0123456789" + "x".repeat(LARGE_BYTES)));

        assertThat(new String(read(file).beginning(10), StandardCharsets.UTF_8)).isEqualTo("0123456789");
    }

    @Test
    void are_not_taken_for_whole_when_they_were_cut_after_the_journal_was_read() throws IOException {
        Output read = read(journal(output(0)));
        assertThat(read.kept()).hasSize(LARGE_BYTES);
        Files.writeString(theOnlyOne(), "a rest");

        assertThatThrownBy(read::text)
                .isInstanceOf(JournalRefused.class)
                .hasMessageContaining(theOnlyOne().toString())
                .hasMessageContaining("it was cut since the journal was read");
    }

    @Test
    void are_not_taken_for_what_was_written_when_they_were_changed_after_the_journal_was_read() throws IOException {
        Output read = read(journal(output(0)));
        Files.write(theOnlyOne(), new byte[LARGE_BYTES]);

        assertThatThrownBy(read::text)
                .isInstanceOf(JournalRefused.class)
                .hasMessageContaining("does not hold the bytes that the journal names");
    }

    @Test
    void of_a_long_run_are_read_with_less_memory_than_they_need_together() throws Exception {
        var outputs = new Output[MANY];
        for (int i = 0; i < MANY; i++) {
            outputs[i] = output(i);
        }
        Path file = journal(outputs);

        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_MEMORY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(told.strip()).isEqualTo(MANY + " outputs, " + (long) MANY * LARGE_BYTES + " bytes");
    }

    /** Reads the journal named by its argument, then each output. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) {
            Journal journal = JournalReader.read(Path.of(arguments[0]));
            long bytes = 0;
            for (JournalEntry entry : journal.entries()) {
                bytes += ((JournalEntry.Answered) entry).answer().stdout().kept().length;
            }
            System.out.println(journal.entries().size() + " outputs, " + bytes + " bytes");
        }
    }

    private static Output output(int number) {
        String line = number + " of many lines\n";
        return Output.of(line.repeat(LARGE_BYTES / line.length() + 1).substring(0, LARGE_BYTES));
    }

    private Path journal(Output... outputs) {
        Path file = folder.resolve("journal.jsonl");
        try (JournalFile open = JournalFile.create(file, Samples.HEADER, JournalObserver.NONE)) {
            for (Output output : outputs) {
                open.append(answered(output));
            }
        }
        return file;
    }

    private static JournalEntry.Answered answered(Output output) {
        return new JournalEntry.Answered(
                Samples.STEP, 0, new Answer(0, output, Output.NONE, Samples.AT, Duration.ZERO));
    }

    private static Output read(Path file) {
        return ((JournalEntry.Answered) JournalReader.read(file).entries().get(0))
                .answer()
                .stdout();
    }

    private Path theOnlyOne() throws IOException {
        try (Stream<Path> outputs = Files.list(folder.resolve("journal.jsonl.outputs"))) {
            return outputs.findFirst().orElseThrow();
        }
    }
}
