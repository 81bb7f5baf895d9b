package dev.runproof.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Secret;
import dev.runproof.remote.AccountRefused;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.remote.SessionContract;
import dev.runproof.remote.shell.Shells;
import dev.runproof.remote.ssh.SshHosts;
import dev.runproof.remote.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract over the server of an embedded lab, and what sudo with a password is like there. */
class LabSessionTest extends SessionContract {
    private static final String PASSWORD = "sudo word canary";

    private static LabUnderTest lab;

    @BeforeAll
    static void up() throws IOException {
        lab = LabUnderTest.up(LabSpec.of("toy").accepting(new Secret(PASSWORD)));
    }

    @AfterAll
    static void down() throws IOException {
        lab.close();
    }

    @Override
    protected Hosts hosts(String ledger) {
        return hosts(ledger, Optional.empty());
    }

    private static Hosts hosts(String ledger, Optional<String> sudoPassword) {
        LabDescription.Host host = lab.description().hosts().get(0);
        var target = new SshTarget(
                HOST,
                host.address(),
                host.port(),
                host.user(),
                host.address(),
                List.of(new SshTarget.Identity(Path.of(host.identity()), Optional.empty())),
                Optional.empty(),
                sudoPassword.map(word -> () -> new Secret(word)),
                Optional.empty(),
                Optional.of(host.hostKey()),
                List.of());
        return new SshHosts(List.of(target), Optional.empty(), Shells.DEFAULT.withLedger(ledger), Clock.systemUTC());
    }

    @Test
    void becomes_root_with_a_password_and_without_a_terminal() {
        lab.sudo(SudoPolicy.PASSWORD);
        try (Hosts hosts = hosts("~/.runproof/ledger", Optional.of(PASSWORD))) {
            Session host = hosts.session(HOST);
            assertThat(answer(host, Command.of("id", "-un").as("root")).out()).isEqualTo("root\n");
            Answer read = answer(host, Command.of("cat").as("root").reading(new Secret("by stdin")));
            assertThat(read.out()).as("stdin is the command's, not sudo's").isEqualTo("by stdin");
            assertThat(read.err()).isEmpty();
            assertThat(answer(host, Command.of("id", "-un")).out()).isEqualTo("toy\n");
        } finally {
            lab.sudo(SudoPolicy.FREE);
        }
    }

    @Test
    void keeps_the_ledger_of_an_action_of_another_account_with_that_account() {
        lab.sudo(SudoPolicy.PASSWORD);
        var key = new LedgerKey("run-1", "as-root", Optional.of("root"));
        try {
            try (Hosts hosts = hosts("~/.runproof/ledger", Optional.of(PASSWORD))) {
                hosts.session(HOST)
                        .start(key, sh("id -un; cat; exit 5").as("root").reading(new Secret("kept apart")));
            }
            try (Hosts hosts = hosts("~/.runproof/ledger", Optional.of(PASSWORD))) {
                session = hosts.session(HOST);
                LedgerEntry entry = awaitEnd(key);
                var lines = new Lines();
                session.collect(key, 0, 0, lines);

                assertThat(entry.state()).isEqualTo(LedgerEntry.State.DONE);
                assertThat(entry.exit()).isEqualTo(5);
                assertThat(lines.text()).isEqualTo("root\nkept apart");
                var asLogin = new LedgerKey("run-1", "as-root", Optional.empty());
                assertThat(session.collect(asLogin, 0, 0, OutputSink.NOWHERE).state())
                        .isEqualTo(LedgerEntry.State.NOT_STARTED);
            }
        } finally {
            lab.sudo(SudoPolicy.FREE);
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refuses_a_wrong_password_at_once_and_never_shows_it() {
        lab.sudo(SudoPolicy.PASSWORD);
        try (Hosts hosts = hosts("~/.runproof/ledger", Optional.of("wrong canary"))) {
            var refused = catchThrowableOfType(
                    AccountRefused.class,
                    () -> hosts.session(HOST).run(Command.of("id").as("root"), OutputSink.NOWHERE));

            assertThat(refused)
                    .hasMessage(
                            "[SUDO] db-1: toy may not act as root through sudo with the password of the environment:"
                                    + " sudo: no password was provided sudo: a password is required")
                    .hasStackTraceContaining("a password is required");
            assertThat(stack(refused)).doesNotContain("canary");
            assertThat(refused.next())
                    .containsExactly(
                            "set sudoPassword of db-1 to what sudo asks toy for",
                            "or let sudo ask for none: as root on db-1, run visudo and add: toy ALL=(root) NOPASSWD:"
                                    + " /bin/sh");
            assertThat(answer(hosts.session(HOST), Command.of("echo", "usable")).out())
                    .isEqualTo("usable\n");
        } finally {
            lab.sudo(SudoPolicy.FREE);
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void says_that_sudo_wants_a_password_that_nobody_gave() {
        lab.sudo(SudoPolicy.PASSWORD);
        try {
            assertThat(catchThrowableOfType(
                            AccountRefused.class, () -> run(Command.of("id").as("root"))))
                    .hasMessage("[SUDO] db-1: toy may not act as root through sudo: sudo: a password is required");
        } finally {
            lab.sudo(SudoPolicy.FREE);
        }
    }

    private static Answer answer(Session host, Command command) {
        return host.run(command, OutputSink.NOWHERE);
    }

    private static String stack(Throwable thrown) {
        var text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
