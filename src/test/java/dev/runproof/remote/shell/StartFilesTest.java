package dev.runproof.remote.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.model.Upload;
import dev.runproof.remote.LoginRefused;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.SmallDisk;
import dev.runproof.remote.local.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the start files of an account do before the command that it is given, as a shell reads them under sshd. */
@Timeout(60)
class StartFilesTest {
    private static final HostName HOST = new HostName("db-1");

    @TempDir
    private Path directory;

    private final Account account = new Account();

    @Test
    void a_greeting_is_no_part_of_an_answer_or_of_a_file() throws IOException {
        account.startFiles = "printf 'Welcome, '; echo 'last login: today' >&2";
        Path sent = Files.writeString(directory.resolve("sent"), "what it holds\n");
        Path kept = directory.resolve("kept");

        try (var session = session()) {
            assertThat(session.run(Command.of("echo", "answer"), OutputSink.NOWHERE)
                            .out())
                    .isEqualTo("answer\n");
            session.upload(upload(sent));
            session.download(directory.resolve("there").toString(), kept);
        }
        assertThat(kept).hasContent("what it holds\n");
    }

    @Test
    void a_greeting_is_no_reason_for_which_a_file_cannot_be_sent() throws Exception {
        account.startFiles = "echo 'last login: today' >&2";
        Path sent = Files.write(directory.resolve("sent"), new byte[100_000]);

        try (var disk = SmallDisk.mount(directory.resolve("full"), "size=1m,nr_inodes=1");
                var session = session()) {
            assertThatThrownBy(() -> session.upload(upload(sent, disk.place().resolve("there"))))
                    .hasMessageContaining("No space left on device")
                    .hasMessageNotContaining("last login");
        }
    }

    @Test
    void another_shell_in_place_of_the_one_that_is_to_run_is_refused_before_it_is_given_a_command() {
        account.startFiles = "exec /bin/sh";

        try (var session = session()) {
            assertThatThrownBy(() -> session.run(Command.of("echo", "answer"), OutputSink.NOWHERE))
                    .isInstanceOf(LoginRefused.class)
                    .hasMessage("[LOGIN] db-1: the start files of " + account.login()
                            + " put another program in place of the shell that is to run");
        }
    }

    @Test
    void a_file_that_is_sent_is_never_taken_for_commands() throws IOException {
        Path harm = directory.resolve("harm");
        Path sent = Files.writeString(directory.resolve("sent"), "touch " + harm + "\n");

        try (var session = session()) {
            session.run(Command.of("true"), OutputSink.NOWHERE);
            // For a while only, so that nobody waits for it longer.
            account.startFiles = "exec timeout 2 /bin/sh";

            assertThatThrownBy(() -> session.upload(upload(sent)))
                    .hasMessage("[LOGIN] db-1: the login shell of " + account.login()
                            + " ends without running what it is given");
        }
        assertThat(harm).doesNotExist();
    }

    @Test
    void a_question_to_a_person_that_takes_what_is_meant_for_the_shell_is_told() {
        account.startFiles = "read -r answer";

        try (var session = session()) {
            assertThatThrownBy(() -> session.run(Command.of("echo", "answer"), OutputSink.NOWHERE))
                    .isInstanceOf(LoginRefused.class)
                    .hasMessage("[LOGIN] db-1: the start files of " + account.login()
                            + " read what is meant for the shell, as a question to a person does");
        }
    }

    private ShellSession session() {
        return new ShellSession(
                account, Shells.DEFAULT.withLedger(directory.resolve("ledger").toString()), Clock.systemUTC());
    }

    private Upload upload(Path source) {
        return upload(source, directory.resolve("there"));
    }

    private Upload upload(Path source, Path target) {
        return new Upload(
                HOST,
                source,
                target.toString(),
                account.login(),
                "0640",
                new FactKey<>("upload", Upload.Uploaded.class));
    }

    /** This machine, with start files. */
    private static final class Account implements ShellHost {
        private final ShellHost machine = new LocalShell(HOST, Optional.empty());
        private String startFiles = ":";

        @Override
        public HostName name() {
            return machine.name();
        }

        @Override
        public String login() {
            return machine.login();
        }

        @Override
        public Optional<Secret> sudoPassword() {
            return machine.sudoPassword();
        }

        @Override
        public ShellProcess launch(String line) {
            return machine.launch(startFiles + "\n" + line);
        }

        @Override
        public void close() {
            machine.close();
        }
    }
}
