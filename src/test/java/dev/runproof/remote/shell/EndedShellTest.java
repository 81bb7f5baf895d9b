package dev.runproof.remote.shell;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.AccountRefused;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LoginRefused;
import dev.runproof.remote.OutputSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shell that has ended before the first request reaches it, so that nobody is left to say why. */
class EndedShellTest {
    private static final String NO_SUDO = "sudo: me is not in the sudoers file\n";

    @Test
    void a_refusal_is_told_in_sudos_own_words_although_the_request_could_not_be_written() {
        try (var session = session(NO_SUDO, "", 1)) {
            assertThatThrownBy(() -> session.run(Command.of("id").as("root"), OutputSink.NOWHERE))
                    .isInstanceOf(AccountRefused.class)
                    .hasMessage(
                            "[SUDO] db-1: me may not act as root through sudo: sudo: me is not in the sudoers file");
        }
    }

    @Test
    void sudo_is_not_blamed_for_a_connection_that_is_lost() {
        try (var session = session(NO_SUDO, "", 0)) {
            assertThatThrownBy(() -> session.run(Command.of("id").as("root"), OutputSink.NOWHERE))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageStartingWith(
                            "[HOST-UNREACHABLE] db-1: the connection was lost while a shell was started: ");
        }
    }

    @Test
    void an_account_that_is_closed_is_told_in_its_shells_own_words_and_not_as_a_host_out_of_reach() {
        try (var session = session("This account is currently not available.\n", "", 1)) {
            assertThatThrownBy(() -> session.run(Command.of("id"), OutputSink.NOWHERE))
                    .isInstanceOf(LoginRefused.class)
                    .hasMessage("[LOGIN] db-1: the login shell of me ends without running what it is given: "
                            + "This account is currently not available.");
        }
    }

    @Test
    void start_files_that_end_the_shell_without_a_word_are_named_too() {
        try (var session = session("", "", 0)) {
            assertThatThrownBy(() -> session.run(Command.of("id"), OutputSink.NOWHERE))
                    .hasMessage("[LOGIN] db-1: the login shell of me ends without running what it is given");
        }
    }

    @Test
    void a_login_shell_that_runs_what_it_is_given_is_not_blamed_for_a_connection_that_is_lost() {
        try (var session = session("", "Welcome\n+runproof-here\n", 0)) {
            assertThatThrownBy(() -> session.run(Command.of("id"), OutputSink.NOWHERE))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageStartingWith(
                            "[HOST-UNREACHABLE] db-1: the connection was lost while a shell was started: ");
        }
    }

    @Test
    void a_container_that_does_not_run_is_out_of_reach_and_no_account_that_is_closed() {
        var host = new HurriedHost("Error response from daemon: container 4f is not running\n", "", 1, false);
        try (var session = new ShellSession(host, Shells.DEFAULT, Clock.systemUTC())) {
            assertThatThrownBy(() -> session.run(Command.of("id"), OutputSink.NOWHERE))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageEndingWith("Error response from daemon: container 4f is not running");
        }
    }

    @Test
    void a_login_shell_that_a_host_ends_as_it_shuts_down_is_no_account_that_is_closed() {
        try (var session = session("", "", 143)) {
            assertThatThrownBy(() -> session.run(Command.of("id"), OutputSink.NOWHERE))
                    .isInstanceOf(HostUnreachable.class);
        }
    }

    private static ShellSession session(String said, String shown, int exitOfTheTrial) {
        return new ShellSession(new HurriedHost(said, shown, exitOfTheTrial, true), Shells.DEFAULT, Clock.systemUTC());
    }

    /** A host on which nobody reads what is written; a trial ends with this status, these words and this output. */
    private record HurriedHost(String said, String shown, int exitOfTheTrial, boolean startsLoginShell)
            implements ShellHost {
        @Override
        public HostName name() {
            return new HostName("db-1");
        }

        @Override
        public String login() {
            return "me";
        }

        @Override
        public Optional<Secret> sudoPassword() {
            return Optional.empty();
        }

        @Override
        public ShellProcess launch(String line) {
            boolean trial = line.endsWith("/bin/sh -c :") || line.endsWith("+runproof-here >&2; :'");
            return new Ended(trial ? said : "", trial ? shown : "", exitOfTheTrial);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private record Ended(String said, String shown, int status) implements ShellProcess {
        @Override
        public OutputStream stdin() {
            return new OutputStream() {
                @Override
                public void write(int value) throws IOException {
                    throw new IOException("nobody reads this");
                }
            };
        }

        @Override
        public InputStream stdout() {
            return new ByteArrayInputStream(shown.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public InputStream stderr() {
            return new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int exit(Duration limit) {
            return status;
        }

        @Override
        public void kill() {
            // It has ended.
        }

        @Override
        public void close() {
            // It has ended.
        }
    }
}
