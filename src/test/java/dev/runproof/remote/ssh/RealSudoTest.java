package dev.runproof.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.evidence.ProcessWatch;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.AccountRefused;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.remote.SessionContract;
import dev.runproof.remote.shell.Shells;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own sudo, asking for a password; as root, makes two accounts for as long as a test takes. */
@Tag("host")
@Timeout(60)
class RealSudoTest {
    private static final HostName HOST = new HostName("db-1");
    private static final String LOGIN = "rp-test-login";
    private static final String OTHER = "rp-test-other";
    private static final String PASSWORD = "sudo w'ord canary";
    private static final Path RULES = Path.of("/etc/sudoers.d/rp-test-login");

    @TempDir
    private Path folder;

    private OpenSshServer server;
    private boolean made;

    @BeforeEach
    void makeAccounts() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root may make accounts")
                .isEqualTo("root");
        assumeThat(Path.of("/usr/bin/sudo")).as("sudo is not installed").isExecutable();
        made = true;
        call("", "useradd", "-m", "-s", "/bin/sh", LOGIN);
        call("", "useradd", "-m", "-s", "/bin/sh", OTHER);
        call(LOGIN + ":" + PASSWORD + "\n", "chpasswd");
        Files.writeString(RULES, LOGIN + " ALL=(root," + OTHER + ") ALL\n");
        Files.setPosixFilePermissions(RULES, PosixFilePermissions.fromString("r--r-----"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = OpenSshServer.start(folder.resolve("sshd"));
    }

    @AfterEach
    void removeAccounts() throws Exception {
        if (made) {
            server.close();
            Files.deleteIfExists(RULES);
            call("", "userdel", "-r", "-f", LOGIN);
            call("", "userdel", "-r", "-f", OTHER);
        }
    }

    @Test
    void acts_as_root_and_as_another_account_and_shows_the_password_to_nobody() throws Exception {
        try (Hosts hosts = hosts(PASSWORD);
                var watch = new ProcessWatch()) {
            Session host = hosts.session(HOST);
            for (String account : List.of("root", OTHER)) {
                assertThat(host.run(Command.of("id", "-un").as(account), OutputSink.NOWHERE)
                                .out())
                        .isEqualTo(account + "\n");
                assertThat(host.run(Command.of("cat").as(account).reading(new Secret("by stdin")), OutputSink.NOWHERE)
                                .out())
                        .isEqualTo("by stdin");
                var key = new LedgerKey("run-1", "as-" + account, Optional.of(account));
                host.start(
                        key,
                        Command.of("/bin/sh", "-c", "id -un; cat; exit 5")
                                .as(account)
                                .reading(new Secret(" and its secret")));
                LedgerEntry entry = Awaitility.await("the end of " + key)
                        .atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(10))
                        .until(
                                () -> host.collect(key, 0, 0, OutputSink.NOWHERE),
                                seen -> seen.state() != LedgerEntry.State.RUNNING);
                var lines = new SessionContract.Lines();
                host.collect(key, 0, 0, lines);
                assertThat(entry.exit()).isEqualTo(5);
                assertThat(lines.text()).isEqualTo(account + "\n and its secret");
            }
            assertThat(watch.seen()).isNotEmpty().noneMatch(line -> line.contains("canary"));
        }
    }

    @Test
    void refuses_a_wrong_password_and_stays_usable() throws Exception {
        try (Hosts hosts = hosts("wrong canary")) {
            var refused = catchThrowableOfType(
                    AccountRefused.class,
                    () -> hosts.session(HOST).run(Command.of("id").as(OTHER), OutputSink.NOWHERE));

            assertThat(refused)
                    .hasMessage("[SUDO] db-1: " + LOGIN + " may not act as " + OTHER + " through sudo with the password"
                            + " of the environment: sudo: no password was provided sudo: 1 incorrect password attempt");
            assertThat(hosts.session(HOST)
                            .run(Command.of("id", "-un"), OutputSink.NOWHERE)
                            .out())
                    .isEqualTo(LOGIN + "\n");
        }
    }

    private Hosts hosts(String password) {
        var target = new SshTarget(
                HOST,
                "127.0.0.1",
                server.port(),
                LOGIN,
                "127.0.0.1",
                List.of(new SshTarget.Identity(server.identity(), Optional.empty())),
                Optional.empty(),
                Optional.of(() -> new Secret(password)),
                Optional.empty(),
                Optional.of(server.hostKey()),
                List.of());
        return new SshHosts(List.of(target), Optional.empty(), Shells.DEFAULT, Clock.systemUTC());
    }

    private static void call(String input, String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        process.getInputStream().readAllBytes();
        process.waitFor();
    }
}
