package dev.runproof.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("journal.jsonl");
    }

    @Test
    void gives_back_the_header_and_one_entry_of_every_kind() {
        write(Samples.oneOfEach());
        Journal journal = JournalReader.read(file);
        assertThat(journal.header()).isEqualTo(Samples.HEADER);
        assertThat(journal.entries()).isEqualTo(Samples.oneOfEach());
        assertThat(journal.entries().stream().map(Object::getClass).distinct())
                .as("every kind there is")
                .hasSize(JournalEntry.class.getPermittedSubclasses().length);
    }

    @Test
    void gives_back_random_entries() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var entries = new ArrayList<JournalEntry>();
        for (int i = 0; i < 500; i++) {
            entries.add(Samples.random(random));
        }
        write(entries);
        assertThat(JournalReader.read(file).entries()).as("seed %s", seed).isEqualTo(entries);
    }

    @Test
    @Tag("crash")
    void drops_a_last_line_cut_after_any_of_its_bytes_and_goes_on() throws IOException {
        List<JournalEntry> entries = Samples.oneOfEach();
        write(entries);
        byte[] whole = Files.readAllBytes(file);
        List<JournalEntry> allButTheLast = entries.subList(0, entries.size() - 1);
        int lastLine = lastLineStart(whole);
        for (int cut = lastLine; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            var reopened = JournalFile.reopen(file, JournalObserver.NONE);
            try (JournalFile journal = reopened.file()) {
                assertThat(reopened.journal().entries()).as("cut at %s", cut).isEqualTo(allButTheLast);
                assertThat(reopened.journal().tornBytes()).isEqualTo(cut - lastLine);
                journal.append(entries.get(entries.size() - 1));
            }
            assertThat(Files.readAllBytes(file))
                    .as("cut at %s, written again", cut)
                    .isEqualTo(whole);
        }
    }

    @Test
    @Tag("crash")
    void refuses_any_other_changed_byte_with_the_offset_of_its_line() throws IOException {
        write(Samples.oneOfEach());
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length - 1; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x04;
            Files.write(file, damaged);
            int line = lineStart(whole, at);
            // The one digit that makes the whole file one of another format says so instead.
            String told = new String(damaged, java.nio.charset.StandardCharsets.ISO_8859_1).contains("\"format\":5")
                    ? ": written in format 5 "
                    : ": damaged at offset " + line + ": expected ";
            assertThatThrownBy(() -> JournalReader.read(file))
                    .as("byte %s", at)
                    .isInstanceOf(JournalRefused.class)
                    .hasMessageStartingWith("[JOURNAL] " + file + told);
        }
    }

    @Test
    void says_where_a_journal_is_damaged_and_what_was_expected() throws IOException {
        write(List.of(new JournalEntry.Interrupted("x", Samples.AT), new JournalEntry.Interrupted("y", Samples.AT)));
        String text = Files.readString(file);
        int second = text.substring(0, text.indexOf('\n') + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        Files.writeString(file, text.replace("\"reason\":\"x\"", "\"reason\":\"z\""));
        assertThatThrownBy(() -> JournalFile.reopen(file, JournalObserver.NONE))
                .hasMessageMatching("\\Q[JOURNAL] " + file + ": damaged at offset " + second
                        + ": expected length 00000043 and checksum \\E[0-9a-f]{8}\\Q over this line, first difference at its"
                        + " byte \\E[0-9]+\\Q; a run is not resumed from a damaged journal\\E");
    }

    @Test
    void notices_a_line_that_was_taken_out() throws IOException {
        write(Samples.oneOfEach());
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(5);
        Files.writeString(file, String.join("\n", lines) + "\n");
        assertThatThrownBy(() -> JournalReader.read(file)).hasMessageContaining(": damaged at offset ");
    }

    @Test
    void leaves_the_lock_to_the_next_runner_after_a_refusal() throws IOException {
        write(Samples.oneOfEach());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, "rubbish\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> JournalFile.reopen(file, JournalObserver.NONE)).isInstanceOf(JournalRefused.class);
        Files.write(file, whole);
        JournalFile.reopen(file, JournalObserver.NONE).file().close();
    }

    @Test
    void says_that_a_run_killed_before_its_first_line_did_nothing() throws IOException {
        Files.writeString(file, "{\"len\":\"0000");
        assertThatThrownBy(() -> JournalFile.reopen(file, JournalObserver.NONE))
                .hasMessage("[JOURNAL] " + file
                        + ": the run ended before its first line was written; nothing was done on any host");
    }

    @Test
    void refuses_a_newer_format_and_says_who_wrote_it() throws IOException {
        write(List.of());
        Files.writeString(
                file,
                Files.readString(file).replace("\"format\":1,", "\"format\":2,").replace("0.1.0", "0.9.2"));
        assertThatThrownBy(() -> JournalReader.read(file))
                .hasMessage("[JOURNAL] " + file
                        + ": written in format 2 by Runproof 0.9.2; this Runproof reads formats up to 1");
    }

    @Test
    void refuses_a_journal_that_is_not_there() {
        assertThatThrownBy(() -> JournalFile.reopen(file, JournalObserver.NONE))
                .hasMessage("[JOURNAL] " + file + ": there is no journal");
    }

    @Test
    void refuses_a_second_writer_of_the_same_process() {
        try (JournalFile first = JournalFile.create(file, Samples.HEADER, JournalObserver.NONE)) {
            assertThatThrownBy(() -> JournalFile.reopen(file, JournalObserver.NONE))
                    .isInstanceOf(JournalRefused.class)
                    .hasMessage("[JOURNAL] " + file + ": another runner writes it: process "
                            + ProcessHandle.current().pid());
            JournalReader.read(file);
            first.append(new JournalEntry.Interrupted("still the writer", Samples.AT));
        }
    }

    @Test
    void refuses_a_second_writer_of_another_process() throws Exception {
        try (JournalFile first = JournalFile.create(file, Samples.HEADER, JournalObserver.NONE)) {
            JournalReader.read(file);
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SecondWriter.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String told = new String(other.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(told.strip())
                    .isEqualTo("[JOURNAL] " + file + ": another runner writes it: process "
                            + ProcessHandle.current().pid());
            first.append(new JournalEntry.Interrupted("still the writer", Samples.AT));
        }
    }

    /** Another runner that wants the journal named by its argument. */
    static final class SecondWriter {
        private SecondWriter() {}

        public static void main(String[] arguments) {
            try (var reopened = JournalFile.reopen(Path.of(arguments[0]), JournalObserver.NONE)
                    .file()) {
                System.out.println("became the writer: " + (reopened != null));
            } catch (JournalRefused e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void refuses_to_begin_where_it_cannot_write() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("occupied"));
        assertThatThrownBy(() ->
                        JournalFile.create(notAFolder.resolve("journal.jsonl"), Samples.HEADER, JournalObserver.NONE))
                .isInstanceOf(JournalRefused.class)
                .hasMessage("[JOURNAL] " + notAFolder.resolve("journal.jsonl")
                        + ": cannot be written: FileSystemException: " + notAFolder.resolve("journal.jsonl.lock")
                        + ": Not a directory; nothing more is done without it");
    }

    @Test
    void takes_back_a_line_that_found_no_room_and_accepts_no_more() throws Exception {
        // No file of this process may grow beyond 4 KiB; Java is told of it as of a full disk.
        Process small = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 8; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDisk.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(small.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String refused = "[JOURNAL] " + file + ": cannot be written: IOException: ";
        assertThat(told.lines())
                .containsExactly(
                        refused + "File too large; nothing more is done without it",
                        refused
                                + "an earlier line could not be written: File too large; nothing more is done without it",
                        "whole: true");
    }

    /** A runner whose disk is too small for the journal named by its argument. */
    static final class FullDisk {
        private FullDisk() {}

        public static void main(String[] arguments) {
            Path journal = Path.of(arguments[0]);
            int written = 0;
            var entry = new JournalEntry.Interrupted("x".repeat(300), Samples.AT);
            try (JournalFile open = JournalFile.create(journal, Samples.HEADER, JournalObserver.NONE)) {
                try {
                    for (; written < 100; written++) {
                        open.append(entry);
                    }
                } catch (JournalRefused e) {
                    System.out.println(e.getMessage());
                }
                try {
                    open.append(entry);
                } catch (JournalRefused e) {
                    System.out.println(e.getMessage());
                }
            }
            Journal left = JournalReader.read(journal);
            System.out.println("whole: " + (left.entries().size() == written && left.tornBytes() == 0));
        }
    }

    @Test
    void tells_the_observer_of_every_line_before_and_after() {
        var told = new ArrayList<String>();
        JournalObserver observer = new JournalObserver() {
            @Override
            public void before(long line, String kind) {
                told.add("before " + line + " " + kind + " " + bytes());
            }

            @Override
            public void after(long line, String kind) {
                told.add("after " + line + " " + kind + " " + (bytes() > 0));
            }

            private long bytes() {
                return file.toFile().length();
            }
        };
        try (JournalFile journal = JournalFile.create(file, Samples.HEADER, observer)) {
            journal.append(Samples.oneOfEach().get(0));
        }
        long header = Long.parseLong(told.get(2).replaceFirst("before 2 began ", ""));
        assertThat(told)
                .containsExactly(
                        "before 1 header 0", "after 1 header true", "before 2 began " + header, "after 2 began true");
    }

    private void write(List<JournalEntry> entries) {
        try (JournalFile journal = JournalFile.create(file, Samples.HEADER, JournalObserver.NONE)) {
            entries.forEach(journal::append);
        }
    }

    private static int lastLineStart(byte[] bytes) {
        return lineStart(bytes, bytes.length - 1);
    }

    /** The offset of the line that holds this byte. */
    private static int lineStart(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }
}
