package dev.runproof.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.model.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every session promises, whatever lies between it and the host; each implementation passes it. */
public abstract class SessionContract {
    protected static final HostName HOST = new HostName("db-1");

    @TempDir
    protected Path directory;

    private Hosts hosts;
    protected Session session;

    /** Hosts of the implementation, with the ledger below the given directory. */
    protected abstract Hosts hosts(String ledger) throws Exception;

    @BeforeEach
    void open() throws Exception {
        hosts = hosts(ledger());
        session = hosts.session(HOST);
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    /** The same host seen by a runner that knows nothing of the first one. */
    protected Session anotherSession() throws Exception {
        hosts.close();
        hosts = hosts(ledger());
        session = hosts.session(HOST);
        return session;
    }

    protected String ledger() {
        return directory.resolve("ledger").toString();
    }

    protected static Command sh(String script) {
        return Command.of("/bin/sh", "-c", script);
    }

    protected Answer run(Command command) {
        return session.run(command, OutputSink.NOWHERE);
    }

    @Test
    void gives_back_what_a_program_wrote_and_its_exit_status() {
        Answer answer = run(sh("echo out; echo err >&2; exit 3"));

        assertThat(answer.out()).isEqualTo("out\n");
        assertThat(answer.err()).isEqualTo("err\n");
        assertThat(answer.exit()).isEqualTo(3);
    }

    @Test
    void keeps_every_byte_value_on_both_channels_also_without_a_last_newline() throws IOException {
        byte[] all = new byte[256 * 64];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i % 256 ^ i / 256);
        }
        Path file = Files.write(directory.resolve("all bytes"), all);

        Answer answer = run(Command.of("/bin/sh", "-c", "cat \"$1\"; cat \"$1\" >&2", "sh", file.toString()));

        assertThat(answer.stdout().kept()).isEqualTo(all);
        assertThat(answer.stderr().kept()).isEqualTo(all);
    }

    @Test
    void is_not_confused_by_output_that_looks_like_its_own_markers() {
        Answer answer = run(Command.of("printf", "\\036\\036%s 0\\n\\036", "0123456789abcdef0123456789abcdef00000001"));

        assertThat(answer.out()).isEqualTo("\036\0360123456789abcdef0123456789abcdef00000001 0\n\036");
    }

    @Test
    void shows_a_command_nothing_of_the_frame() {
        Answer answer = run(sh("set; env; cat"));
        String marker = "\036";

        assertThat(answer.out()).doesNotContain(marker);
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void carries_out_requests_one_after_the_other_with_an_empty_stdin() {
        for (int i = 0; i < 50; i++) {
            Answer answer = run(sh("cat; echo " + i));

            assertThat(answer.out()).isEqualTo(i + "\n");
        }
    }

    @Test
    void quotes_every_argument() {
        String hostile = "a'b\"c$HOME`id`\\n*?[x] ~ #; | & > < ( ) \n\t!\u00e9\u4e2d";

        Answer answer = run(Command.of("printf", "%s|", hostile, "", "*", "~", "-n"));

        assertThat(answer.out()).isEqualTo(hostile + "||*|~|-n|");
    }

    @Test
    void tells_a_signal_as_a_shell_does() {
        assertThat(run(sh("kill -9 $$")).exit()).isEqualTo(137);
        assertThat(run(sh("kill -15 $$")).exit()).isEqualTo(143);
    }

    @Test
    void answers_127_for_a_program_that_is_not_there() {
        Answer answer = run(Command.of("no-such-program"));

        assertThat(answer.exit()).isEqualTo(127);
        assertThat(answer.err()).contains("no-such-program").contains("not found");
    }

    @Test
    void reads_the_profile_first_and_keeps_nothing_of_it_for_the_next_command() throws IOException {
        Path profile = Files.writeString(directory.resolve("env file"), "export PGHOST=/run/pg\ncd /\nset -u\n");

        Answer answer = run(sh("echo $PGHOST; pwd").sourcing(profile.toString()));

        assertThat(answer.out()).isEqualTo("/run/pg\n/\n");
        assertThat(run(sh("echo ${PGHOST-unset}; pwd")).out())
                .startsWith("unset\n")
                .isNotEqualTo("unset\n/\n");
    }

    @Test
    void tells_what_a_profile_prints_reads_and_ends_with_from_the_command_itself() throws IOException {
        Path profile = Files.writeString(
                directory.resolve("talkative"),
                "set -e\necho loaded; stty -a || true\nread answer || true\nexport WHERE=here\n[ -f /no/such/file ] && . /no/such/file\n");

        Answer answer = run(sh("echo $WHERE; cat").sourcing(profile.toString()).reading(new Secret("input")));

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).isEqualTo("here\ninput");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void goes_on_after_a_profile_that_is_missing_or_leaves_the_shell() throws IOException {
        Path leaving = Files.writeString(directory.resolve("leaving"), "echo no host >&2; exit 0\n");
        Path replacing = Files.writeString(directory.resolve("replacing"), "exec /bin/sh\n");
        Path trapping = Files.writeString(directory.resolve("trapping"), "trap 'echo over' 0\n");

        Answer missing = run(sh("echo no").sourcing("/no/such/profile"));
        assertThat(missing.exit()).isNotZero();
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).contains("/no/such/profile");
        Answer left = run(sh("echo no").sourcing(leaving.toString()));
        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).isEqualTo(leaving + ": it left the shell that was to read it no host\n");
        Answer replaced = run(sh("echo no").sourcing(replacing.toString()));
        assertThat(replaced.exit()).isEqualTo(1);
        assertThat(replaced.out()).isEmpty();
        assertThat(run(sh("echo yes").sourcing(trapping.toString())).out()).isEqualTo("yes\n");
        assertThat(run(sh("echo yes")).out()).isEqualTo("yes\n");
    }

    @Test
    void takes_eight_megabytes_of_stderr_without_stopping() {
        var sizes = new Sizes();

        Answer answer = session.run(sh("head -c 8388608 /dev/zero >&2; echo end"), sizes);

        assertThat(answer.out()).isEqualTo("end\n");
        assertThat(answer.stderr().sizeBytes()).isEqualTo(8_388_608);
        assertThat(answer.stderr().complete()).isFalse();
        assertThat(sizes.stderr).isEqualTo(8_388_608);
    }

    @Test
    void streams_output_that_is_larger_than_what_it_keeps() {
        var sizes = new Sizes();
        long size = 200L * 1024 * 1024;

        Answer answer = session.run(sh("head -c " + size + " /dev/zero").within(Duration.ofMinutes(2)), sizes);

        assertThat(sizes.stdout).isEqualTo(size);
        assertThat(answer.stdout().sizeBytes()).isEqualTo(size);
        assertThat(answer.stdout().kept()).hasSize(4 * 1024 * 1024);
    }

    @Test
    void gives_a_secret_by_stdin_alone() {
        var secret = new Secret("pass'word $x \\ \u00e9-canary");

        Answer answer = run(sh("ps -ef 2>/dev/null || ps; cat /proc/[0-9]*/cmdline 2>/dev/null; echo; cat >&2")
                .reading(secret));

        assertThat(answer.err()).isEqualTo(secret.reveal());
        assertThat(answer.out()).isNotEmpty().doesNotContain("canary");
    }

    @Test
    void does_not_mind_a_program_that_leaves_its_stdin_unread() {
        assertThat(run(Command.of("true").reading(new Secret("x".repeat(200_000))))
                        .exit())
                .isZero();
        assertThat(run(sh("echo next")).out()).isEqualTo("next\n");
    }

    @Test
    void refuses_a_secret_among_the_arguments() {
        assertThatThrownBy(() -> run(Command.of("login", new Secret("canary"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a secret among a command's arguments is seen by everyone on the host: login '[secret]'");
    }

    @Test
    void ends_the_process_group_of_a_command_that_takes_too_long() {
        var pids = new Lines();
        Command slow =
                sh("sleep 300 & echo $!; echo $$; echo waiting >&2; wait").within(Duration.ofMillis(700));

        assertThatThrownBy(() -> session.run(slow, pids))
                .isInstanceOf(CommandOverdue.class)
                .hasMessageMatching("(?s)\\[EXEC-TIMEOUT] db-1: '.*' did not end within PT0\\.7S;"
                        + " its process group \\d+ was ended; its last line on stderr: waiting");

        List<String> running = pids.text().lines().toList();
        assertThat(running).hasSize(2);
        for (String pid : running) {
            Awaitility.await("the end of " + pid)
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> run(sh(
                                    "case $(cat /proc/" + pid + "/stat 2>/dev/null) in ''|*') Z '*) echo gone;; esac"))
                            .out()
                            .equals("gone\n"));
        }
        assertThat(run(sh("echo next")).out()).isEqualTo("next\n");
    }

    @Test
    void lets_nothing_that_a_command_left_behind_write_into_a_later_answer() {
        run(sh("(sleep 0.3; echo straggler; echo straggler >&2) & echo first"));
        run(sh("sleep 0.1"));
        Awaitility.await().pollDelay(Duration.ofMillis(600)).until(() -> true);

        Answer answer = run(sh("echo second"));

        assertThat(answer.out()).isEqualTo("second\n");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void hands_on_what_the_sink_could_not_keep_and_stays_usable() {
        var full = new Refusing(() -> {
            throw new IllegalStateException("the disk is full");
        });

        assertThatThrownBy(() -> session.run(sh("head -c 1000000 /dev/zero"), full))
                .hasMessage("the disk is full");
        assertThat(run(sh("echo next")).out()).isEqualTo("next\n");
    }

    @Test
    @Timeout(60)
    void does_not_wait_for_an_output_for_which_the_memory_does_not_suffice() {
        var tooSmall = new Refusing(() -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThatThrownBy(() -> session.run(sh("echo much"), tooSmall)).hasStackTraceContaining("Java heap space");
        assertThat(run(sh("echo next")).out()).isEqualTo("next\n");
    }

    @Test
    void starts_an_action_once_and_collects_what_it_did() {
        var key = new LedgerKey("run-1", "001-a1");
        Command action = sh("echo x >>'" + directory + "/runs'; echo out; echo err >&2; exit 4");

        session.start(key, action);
        session.start(key, action);
        var output = new Lines();
        LedgerEntry entry = awaitEnd(key);
        session.collect(key, 0, 0, output);

        assertThat(entry.state()).isEqualTo(LedgerEntry.State.DONE);
        assertThat(entry.exit()).isEqualTo(4);
        assertThat(entry.stdoutBytes()).isEqualTo(4);
        assertThat(output.text()).isEqualTo("out\n");
        assertThat(output.errors()).isEqualTo("err\n");
        assertThat(directory.resolve("runs")).hasContent("x\n");
    }

    @Test
    void tells_an_action_that_was_never_started() {
        LedgerEntry entry = session.collect(new LedgerKey("run-1", "never"), 0, 0, OutputSink.NOWHERE);

        assertThat(entry).isEqualTo(new LedgerEntry(LedgerEntry.State.NOT_STARTED, -1, -1, 0, 0));
    }

    @Test
    void follows_a_running_action_from_where_it_stopped_reading() {
        var key = new LedgerKey("run-1", "follow");
        Path go = directory.resolve("go");
        session.start(key, sh("printf 'one\\n'; until [ -e '" + go + "' ]; do sleep 0.05; done; printf 'two\\n'"));

        LedgerEntry first = Awaitility.await()
                .until(() -> session.collect(key, 0, 0, OutputSink.NOWHERE), e -> e.stdoutBytes() == 4);
        assertThat(first.state()).isEqualTo(LedgerEntry.State.RUNNING);
        assertThat(first.pid()).isPositive();
        run(Command.of("touch", go.toString()));
        LedgerEntry end = awaitEnd(key);
        var rest = new Lines();
        session.collect(key, first.stdoutBytes(), first.stderrBytes(), rest);

        assertThat(end.exit()).isZero();
        assertThat(rest.text()).isEqualTo("two\n");
    }

    @Test
    void collects_an_action_in_a_session_that_did_not_start_it() throws Exception {
        var key = new LedgerKey("run-1", "resumed");
        Path go = directory.resolve("go");
        session.start(key, sh("until [ -e '" + go + "' ]; do sleep 0.05; done; echo survived; exit 6"));

        anotherSession();
        assertThat(session.collect(key, 0, 0, OutputSink.NOWHERE).state()).isEqualTo(LedgerEntry.State.RUNNING);
        run(Command.of("touch", go.toString()));
        LedgerEntry end = awaitEnd(key);
        var output = new Lines();
        session.collect(key, 0, 0, output);

        assertThat(end.exit()).isEqualTo(6);
        assertThat(output.text()).isEqualTo("survived\n");
    }

    @Test
    void tells_an_action_that_was_killed_as_lost_and_only_that() {
        var key = new LedgerKey("run-1", "killed");
        session.start(key, sh("echo on; sleep 300; echo off"));
        // Killed before it has started anything, there would be nothing that runs on.
        long group = Awaitility.await()
                .until(() -> session.collect(key, 0, 0, OutputSink.NOWHERE), e -> e.stdoutBytes() == 3)
                .pid();

        run(sh("kill -9 " + group));
        assertThat(session.collect(key, 0, 0, OutputSink.NOWHERE).state())
                .as("the wrapper is gone, what it started runs on")
                .isEqualTo(LedgerEntry.State.RUNNING);
        run(sh("kill -9 -" + group));
        LedgerEntry lost = awaitEnd(key);

        assertThat(lost).isEqualTo(new LedgerEntry(LedgerEntry.State.LOST, -1, group, 3, 0));
    }

    @Test
    void gives_an_action_its_secret_without_a_file_or_an_argument() throws IOException {
        var key = new LedgerKey("run-1", "secret");

        session.start(key, sh("cat | tr a-z A-Z; ps -ef").reading(new Secret("canary-of-the-ledger")));
        awaitEnd(key);
        var output = new Lines();
        session.collect(key, 0, 0, output);

        assertThat(output.text()).contains("CANARY-OF-THE-LEDGER").doesNotContain("canary-of-the-ledger");
        try (var files = Files.walk(Path.of(ledger()))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("canary-of-the-ledger");
            }
        }
    }

    @Test
    void keeps_the_accounts_own_file_mode_for_the_action_and_the_ledger_to_itself() throws IOException {
        var key = new LedgerKey("run-1", "modes");
        String usual = run(sh("umask")).out();

        session.start(key, sh("umask"));
        awaitEnd(key);
        var output = new Lines();
        session.collect(key, 0, 0, output);

        assertThat(output.text()).isEqualTo(usual);
        Path attempt = Path.of(ledger(), "run-1", "modes");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(attempt)))
                .isEqualTo("rwx------");
        try (var files = Files.list(attempt)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void says_why_the_ledger_could_not_take_an_action() throws IOException {
        Files.writeString(directory.resolve("ledger"), "a file where the ledger should be");

        assertThatThrownBy(() -> session.start(new LedgerKey("run-1", "x"), sh("echo no")))
                .isInstanceOf(LedgerRefused.class)
                .hasMessageMatching("(?s)\\[LEDGER] db-1: '/bin/sh -c 'echo no'' was not started: the ledger "
                        + ledger() + " did not take it: .*(Not a directory|File exists|can't create).*");
    }

    @Test
    void uses_no_program_of_the_path_but_the_commands_own() throws Exception {
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Path log = directory.resolve("log");
        for (String program : List.of(
                "sh",
                "mkdir",
                "mv",
                "rm",
                "cat",
                "tail",
                "head",
                "setsid",
                "ps",
                "wc",
                "df",
                "ln",
                "chmod",
                "sha256sum",
                "tr",
                "printf",
                "kill",
                "umask",
                "test",
                "[",
                "id",
                "look_at_cluster")) {
            Path shim = bin.resolve(program);
            Files.writeString(
                    shim, "#!/bin/sh\necho " + program + " >>'" + log + "'\nexec /bin/" + program + " \"$@\"\n");
            Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path profile = Files.writeString(directory.resolve("env"), "PATH='" + bin + "':$PATH; export PATH\n");
        var key = new LedgerKey("run-1", "noise");

        Files.writeString(bin.resolve("look_at_cluster"), "#!/bin/sh\necho look_at_cluster >>'" + log + "'\n");
        Command command = Command.of("look_at_cluster").sourcing(profile.toString());
        run(command);
        session.start(key, command);
        awaitEnd(key);
        session.collect(key, 0, 0, OutputSink.NOWHERE);

        assertThat(Files.readString(log)).isEqualTo("look_at_cluster\nlook_at_cluster\n");
    }

    @Test
    void uploads_a_file_and_leaves_an_equal_one_alone() throws IOException {
        Path source = random("source", 300_000);
        Path target = directory.resolve("target file");

        Upload.Uploaded first = session.upload(upload(source, target));
        Upload.Uploaded second = session.upload(upload(source, target));

        assertThat(Files.mismatch(source, target)).isEqualTo(-1);
        assertThat(first.wasThere()).isFalse();
        assertThat(first.sizeBytes()).isEqualTo(300_000);
        assertThat(second).isEqualTo(new Upload.Uploaded(first.sha256(), 300_000, true));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.contains(".part"));
        }
    }

    @Test
    void never_overwrites_another_file() throws IOException {
        Path source = Files.writeString(directory.resolve("source"), "ours");
        Path target = Files.writeString(directory.resolve("target"), "theirs");

        assertThatThrownBy(() -> session.upload(upload(source, target)))
                .isInstanceOf(TransferRefused.class)
                .hasMessage("[TRANSFER] db-1: " + target + " is there already with SHA-256 " + sha256("theirs") + ", "
                        + source + " has " + sha256("ours") + "; nothing was overwritten");
        assertThat(target).hasContent("theirs");
    }

    @Test
    void goes_on_with_an_upload_where_it_stopped_and_begins_anew_when_the_part_is_not_ours() throws IOException {
        Path source = random("source", 200_000);
        Path target = directory.resolve("target");
        byte[] bytes = Files.readAllBytes(source);
        String sha = session.upload(upload(source, directory.resolve("probe"))).sha256();
        Path part = directory.resolve("target.runproof-" + sha.substring(0, 12) + ".part");

        Files.write(part, java.util.Arrays.copyOf(bytes, 123_456));
        session.upload(upload(source, target));
        assertThat(Files.mismatch(source, target)).isEqualTo(-1);

        Files.delete(target);
        Files.write(part, new byte[123_456]);
        session.upload(upload(source, target));
        assertThat(Files.mismatch(source, target)).isEqualTo(-1);
        assertThat(part).doesNotExist();
    }

    @Test
    void says_why_a_file_cannot_be_sent() throws IOException {
        Path source = Files.writeString(directory.resolve("source"), "x");

        assertThatThrownBy(() -> session.upload(upload(source, directory.resolve("no/such/place"))))
                .hasMessage("[TRANSFER] db-1: the directory " + directory.resolve("no/such") + " is not there");
        assertThatThrownBy(() -> session.upload(upload(source, directory)))
                .hasMessage("[TRANSFER] db-1: " + directory + " is there and is no file");
        assertThatThrownBy(() -> session.upload(upload(directory.resolve("missing"), directory.resolve("t"))))
                .hasMessageContaining("[TRANSFER] db-1: the file " + directory.resolve("missing")
                        + " on the controller cannot be read");
    }

    @Test
    void says_that_a_disk_of_the_host_has_no_room_for_a_file_before_and_while_it_is_sent() throws Exception {
        Path source = random("large", 300_000);
        try (var disk = SmallDisk.mount(directory.resolve("full"), "size=1m,nr_inodes=2")) {
            Path target = disk.place().resolve("target");
            Path filler = disk.leave(10 * SmallDisk.PAGE);

            assertThatThrownBy(() -> session.upload(upload(source, target)))
                    .isInstanceOf(TransferRefused.class)
                    .hasMessage("[TRANSFER] db-1: " + disk.place() + " has no room for " + source
                            + ": 300000 bytes to send, 40960 free, 259040 missing; nothing was left there")
                    .satisfies(refused -> assertThat(((TransferRefused) refused).next())
                            .containsExactly("make room below " + disk.place() + " on db-1"));
            Files.write(filler, new byte[0]);
            // Room enough, and no place for one more name.
            assertThatThrownBy(() -> session.upload(upload(source, target)))
                    .isInstanceOf(TransferRefused.class)
                    .hasMessageMatching("\\[TRANSFER] db-1: " + disk.place() + " has no room for " + source
                            + ": the host says: .*No space left on device; nothing was left there");
            assertThat(disk.place()).isDirectoryNotContaining(file -> !file.equals(filler));

            Files.delete(filler);
            assertThat(session.upload(upload(source, target)).sizeBytes()).isEqualTo(300_000);
        }
    }

    @Test
    void says_that_the_ledgers_disk_is_full_and_starts_nothing() throws Exception {
        try (var disk = SmallDisk.mount(directory.resolve("ledger"), "size=64k")) {
            var key = new LedgerKey("run-1", "x");
            Path filler = disk.leave(0);
            Path mark = directory.resolve("mark");

            assertThatThrownBy(() -> session.start(key, Command.of("touch", mark.toString())))
                    .isInstanceOf(LedgerRefused.class)
                    .hasMessageMatching("(?s)\\[LEDGER] db-1: 'touch " + mark + "' was not started: the ledger "
                            + ledger() + " did not take it: .*; its file system has 0 bytes free")
                    .satisfies(refused -> assertThat(((LedgerRefused) refused).next())
                            .containsExactly(
                                    "runproof doctor",
                                    "make room or rights for " + ledger() + " of "
                                            + session.run(Command.of("id", "-un"), OutputSink.NOWHERE)
                                                    .out()
                                                    .strip() + " on db-1"));
            assertThat(session.collect(key, 0, 0, OutputSink.NOWHERE).state()).isEqualTo(LedgerEntry.State.NOT_STARTED);
            assertThat(mark).doesNotExist();
            assertThat(disk.place().resolve("run-1")).isEmptyDirectory();

            Files.delete(filler);
            session.start(key, Command.of("touch", mark.toString()));
            assertThat(awaitEnd(key).exit()).isZero();
            assertThat(mark).exists();
        }
    }

    @Test
    void keeps_the_exit_status_of_an_action_that_filled_the_ledgers_disk() throws Exception {
        try (var disk = SmallDisk.mount(directory.resolve("ledger"), "size=64k")) {
            var key = new LedgerKey("run-1", "x");

            session.start(key, sh("head -c 200000 /dev/zero >" + disk.place() + "/filler; echo lost; exit 7"));

            LedgerEntry entry = awaitEnd(key);
            assertThat(entry.state()).isEqualTo(LedgerEntry.State.DONE);
            assertThat(entry.exit()).isEqualTo(7);
        }
    }

    @Test
    void downloads_a_file_and_goes_on_where_it_stopped() throws IOException {
        Path there = random("there", 500_000);
        Path here = directory.resolve("here");
        byte[] bytes = Files.readAllBytes(there);

        Files.write(directory.resolve("here.part"), java.util.Arrays.copyOf(bytes, 200_001));
        String sha = session.download(there.toString(), here);
        assertThat(Files.mismatch(there, here)).isEqualTo(-1);
        assertThat(sha).hasSize(64);

        Files.write(directory.resolve("here.part"), new byte[77]);
        assertThat(session.download(there.toString(), here)).isEqualTo(sha);
        assertThat(Files.mismatch(there, here)).isEqualTo(-1);
        assertThat(directory.resolve("here.part")).doesNotExist();
    }

    @Test
    void says_why_a_file_cannot_be_fetched() {
        assertThatThrownBy(() -> session.download("/no/such/file", directory.resolve("here")))
                .isInstanceOf(TransferRefused.class)
                .hasMessageContaining("[TRANSFER] db-1: /no/such/file cannot be read: ");
    }

    protected LedgerEntry awaitEnd(LedgerKey key) {
        return Awaitility.await("the end of " + key)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> session.collect(key, 0, 0, OutputSink.NOWHERE),
                        entry -> entry.state() != LedgerEntry.State.RUNNING);
    }

    protected Upload upload(Path source, Path target) {
        return new Upload(
                HOST,
                source,
                target.toString(),
                System.getProperty("user.name"),
                "0640",
                new FactKey<>("upload", Upload.Uploaded.class));
    }

    protected Path random(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(42).nextBytes(bytes);
        return Files.write(directory.resolve(name), bytes);
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes nothing of an output. */
    private record Refusing(Runnable refusal) implements OutputSink {
        @Override
        public void stdout(byte[] bytes, int offset, int length) {
            refusal.run();
        }

        @Override
        public void stderr(byte[] bytes, int offset, int length) {
            refusal.run();
        }
    }

    /** Counts. */
    protected static final class Sizes implements OutputSink {
        public long stdout;
        public long stderr;

        @Override
        public void stdout(byte[] bytes, int offset, int length) {
            stdout += length;
        }

        @Override
        public void stderr(byte[] bytes, int offset, int length) {
            stderr += length;
        }
    }

    /** Keeps both channels as text. */
    public static final class Lines implements OutputSink {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();

        @Override
        public synchronized void stdout(byte[] bytes, int offset, int length) {
            out.write(bytes, offset, length);
        }

        @Override
        public synchronized void stderr(byte[] bytes, int offset, int length) {
            err.write(bytes, offset, length);
        }

        public synchronized String text() {
            return out.toString(StandardCharsets.UTF_8);
        }

        public synchronized String errors() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    protected static Optional<Path> program(String... places) {
        return java.util.Arrays.stream(places)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
