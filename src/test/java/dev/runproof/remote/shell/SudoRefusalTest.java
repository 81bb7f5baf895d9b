package dev.runproof.remote.shell;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.AccountRefused;
import dev.runproof.remote.HostUnreachable;
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

/** A sudo that has refused before the first request reaches it, so that nobody is left to say why. */
class SudoRefusalTest {
    @Test
    void is_told_in_sudos_own_words_although_the_request_could_not_be_written() {
        try (var session = session(1)) {
            assertThatThrownBy(() -> session.run(Command.of("id").as("root"), OutputSink.NOWHERE))
                    .isInstanceOf(AccountRefused.class)
                    .hasMessage(
                            "[SUDO] db-1: me may not act as root through sudo: sudo: me is not in the sudoers file");
        }
    }

    @Test
    void is_not_blamed_for_a_connection_that_is_lost() {
        try (var session = session(0)) {
            assertThatThrownBy(() -> session.run(Command.of("id").as("root"), OutputSink.NOWHERE))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageStartingWith(
                            "[HOST-UNREACHABLE] db-1: the connection was lost while a shell was started: ");
        }
    }

    private static ShellSession session(int exitOfTheTrial) {
        return new ShellSession(new HurriedHost(exitOfTheTrial), Shells.DEFAULT, Clock.systemUTC());
    }

    /** A host on which nobody reads what is written; a trial of sudo ends with this status and says why. */
    private record HurriedHost(int exitOfTheTrial) implements ShellHost {
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
            return new Ended(
                    line.endsWith("/bin/sh -c :") ? "sudo: me is not in the sudoers file\n" : "", exitOfTheTrial);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private record Ended(String said, int status) implements ShellProcess {
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
            return InputStream.nullInputStream();
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
