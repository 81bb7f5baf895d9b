package dev.runproof.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Command;
import dev.runproof.model.Secret;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LoginRefused;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.SessionContract;
import dev.runproof.remote.shell.Shells;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract over a server that is not OpenSSH, logged in to with a password. */
class MinaSessionTest extends SessionContract {
    private static final Secret PASSWORD = new Secret("pass word canary");

    private MinaServer server;

    @Override
    protected Hosts hosts(String ledger) {
        if (server == null) {
            server = new MinaServer(PASSWORD.reveal());
        }
        return hosts(ledger, () -> PASSWORD);
    }

    private Hosts hosts(String ledger, Supplier<Secret> password) {
        var target = new SshTarget(
                HOST,
                "127.0.0.1",
                server.port(),
                System.getProperty("user.name"),
                "127.0.0.1",
                List.of(),
                Optional.of(password),
                Optional.empty(),
                Optional.empty(),
                Optional.of(server.hostKey()),
                List.of());
        return new SshHosts(List.of(target), Optional.empty(), Shells.DEFAULT.withLedger(ledger), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void sends_a_file_to_its_end_although_the_host_has_no_room_for_more_when_it_is_closed() throws IOException {
        server.withWindow(24 * 1024);
        try (Hosts hosts = hosts(ledger(), () -> PASSWORD)) {
            for (int size = 300_000; size < 310_000; size += 1000) {
                Path target = directory.resolve("sent-" + size);

                hosts.session(HOST).upload(upload(random("source-" + size, size), target));

                assertThat(target).hasSize(size);
            }
        }
    }

    @Test
    void refuses_a_wrong_password_without_showing_it() {
        try (Hosts hosts = hosts(ledger(), () -> new Secret("wrong canary"))) {
            assertThatThrownBy(() -> hosts.session(HOST))
                    .isInstanceOf(LoginRefused.class)
                    .hasMessageStartingWith(
                            "[LOGIN] db-1: " + System.getProperty("user.name") + " may not log in at 127.0.0.1 port "
                                    + server.port() + "; tried: the password; the host takes ")
                    .hasMessageNotContaining("canary")
                    .hasStackTraceContaining("LoginRefused");
        }
    }

    @Test
    void answers_the_question_for_a_password() throws IOException {
        try (MinaServer asking = new MinaServer(PASSWORD.reveal()).onlyInteractive()) {
            server.close();
            server = asking;
            try (Hosts hosts = hosts(ledger(), () -> PASSWORD)) {
                assertThat(hosts.session(HOST)
                                .run(Command.of("echo", "in"), OutputSink.NOWHERE)
                                .out())
                        .isEqualTo("in\n");
            }
        }
    }
}
