package dev.runproof.product.openmldb.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import dev.runproof.model.Output;
import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.FileManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell texts run by this machine's own shell, against a program that stands in for OpenMLDB's client. */
class ScriptsTest {
    private static final String REPLICA_HEADER =
            "  name  tid  pid  endpoint  role    is_alive  offset  record_cnt  memused  diskused";

    private static final String DASHES = "-".repeat(160);

    @TempDir
    private Path directory;

    @Test
    void asks_each_database_with_the_exact_arguments_and_reads_every_answer() throws Exception {
        Path program = program("""
                printf '%s\\n' "$@" >> "$0.asked"
                for word; do database=${word#--database=}; done
                printf 'ns leader: 10.0.0.1:1\\n%s\\n%s\\n' '"""
                + REPLICA_HEADER + "' '" + DASHES + "'\n"
                + "[ \"$database\" = empty ] || printf '%s\\n'"
                + " '  "
                + "t     1    0    e:1       leader  yes       7       7           1.000 K  0.000'\n");
        Client client = new Client(program.toString(), "10.0.0.9:2181", "/root");

        Answer answer = run(client.replicasOf(facts -> List.of("two words", "empty", "数据库")));

        Placement placement = Placement.read(answer);
        assertThat(placement.databases()).containsExactlyInAnyOrder("two words", "empty", "数据库");
        assertThat(placement.partitions().keySet())
                .extracting(PartitionId::toString)
                .containsExactly("two words.t partition 0", "数据库.t partition 0");
        assertThat(Files.readAllLines(Path.of(program + ".asked")).subList(0, 6))
                .containsExactly(
                        "--zk_cluster=10.0.0.9:2181",
                        "--zk_root_path=/root",
                        "--role=ns_client",
                        "--interactive=false",
                        "--cmd=showtable",
                        "--database=two words");
    }

    @Test
    void a_client_that_fails_for_one_database_makes_the_whole_answer_unreadable() throws Exception {
        Path program = program("exit 1\n");
        Client client = new Client(program.toString(), "z", "/r");

        Answer answer = run(client.operationsOf(facts -> List.of("db1")));

        assertThatThrownBy(() -> Ops.read(answer))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageContaining("ends with exit 0: <== 1");
    }

    @Test
    void an_answer_without_its_last_mark_is_refused() throws Exception {
        Path program = program("printf '%s\\n" + DASHES + "\\n' '" + REPLICA_HEADER + "'\n");
        Client client = new Client(program.toString(), "z", "/r");
        Answer whole = run(client.replicasOf(facts -> List.of("db1", "db2")));
        String cut = whole.out().substring(0, whole.out().indexOf("==> db2"));

        assertThatThrownBy(() -> Placement.read(answer(cut, 0)))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageContaining("truncated, expected the last mark");
    }

    @Test
    void asks_each_tablet_and_keeps_the_words_of_one_that_does_not_answer() throws Exception {
        Path program = program("""
                case "$*" in
                *down*) echo 'gettablestatus failed, error msg: rpc error' ;;
                *) printf '%s\\n%s\\n' \
                  '  tid  pid  offset  mode          state         enable_expire  ttl   ttl_offset  memused  compress_type  skiplist_height' \
                  '@@' ;;
                esac
                """.replace("@@", DASHES));
        Client client = new Client(program.toString(), "z", "/r");

        Holdings holdings = Holdings.read(run(client.partitionsOn(List.of("up:1", "down:1"))));

        assertThat(holdings.answered("up:1")).isTrue();
        assertThat(holdings.answered("down:1")).isFalse();
        assertThat(holdings.silence("down:1")).isEqualTo("gettablestatus failed, error msg: rpc error");
    }

    @Test
    void lists_directories_with_modes_sizes_and_digests_whatever_the_names_are() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("in stall/bin"));
        Files.createDirectory(bin.resolve("below"));
        Files.writeString(bin.resolve("two words.sh"), "abc");
        Files.writeString(bin.resolve("below/空"), "");
        Files.setPosixFilePermissions(bin.resolve("two words.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(bin.resolve("link"), Path.of("two words.sh"));

        Answer answer = run(Command.of("sh", "-c", Scripts.MANIFEST, "sh", bin.toString()));

        var entries = FileManifest.ofEachDirectory(answer.stdout().kept())
                .get(bin.toString())
                .entries();
        assertThat(entries.keySet()).containsExactly("", "below", "below/空", "link", "two words.sh");
        assertThat(entries.get("two words.sh"))
                .isEqualTo(new FileManifest.Entry(
                        "regular file", "0750", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(entries.get("link").kind()).isEqualTo("symbolic link");
    }

    @Test
    void a_directory_that_is_not_there_has_no_entries() throws Exception {
        Answer answer = run(Command.of("sh", "-c", Scripts.MANIFEST, "sh", directory + "/none"));

        assertThat(FileManifest.ofEachDirectory(answer.stdout().kept()))
                .containsExactly(Map.entry(directory + "/none", new FileManifest(new TreeMap<>())));
    }

    @Test
    void a_directory_of_which_nobody_can_tell_is_refused() throws Exception {
        Answer answer = run(Command.of("sh", "-c", Scripts.MANIFEST, "sh", directory + "/nowhere/none"));

        assertThatThrownBy(() -> FileManifest.ofEachDirectory(answer.stdout().kept()))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageContaining("ends with exit 0");
    }

    private Path program(String body) throws IOException {
        Path program = directory.resolve("openmldb");
        Files.writeString(program, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    static Answer run(Command command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "sh", "-c", command.resolve(new Facts()).toShell())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        return new Answer(
                process.waitFor(), new Output(output, output.length), Output.NONE, Instant.EPOCH, Duration.ZERO);
    }

    private static Answer answer(String stdout, int exit) {
        return new Answer(exit, Output.of(stdout), Output.NONE, Instant.EPOCH, Duration.ZERO);
    }
}
