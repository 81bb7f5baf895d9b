package dev.runproof.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.AccountRefused;
import dev.runproof.remote.HostKeyRefused;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.LoginRefused;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.remote.shell.Shells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a network can do to a session, tried against a real OpenSSH server. */
class SshHostsTest {
    private static final HostName HOST = new HostName("db-1");
    private static final String ME = System.getProperty("user.name");

    @TempDir
    Path directory;

    private OpenSshServer server;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() {
        assumeThat(OpenSshServer.installed())
                .as("OpenSSH's server is not installed")
                .isPresent();
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private OpenSshServer server(String... options) {
        server = OpenSshServer.start(directory.resolve("sshd"), options);
        open.add(server);
        return server;
    }

    private SshTarget target() {
        return SshTarget.of(HOST, "127.0.0.1", server.port(), ME, server.identity(), server.hostKey());
    }

    private SshHosts hosts(Optional<Agent> agent, SshTarget... targets) {
        var hosts = new SshHosts(
                List.of(targets),
                agent,
                Shells.DEFAULT.withLedger(directory.resolve("ledger").toString()),
                Clock.systemUTC());
        open.add(hosts);
        return hosts;
    }

    private SshHosts hosts(SshTarget... targets) {
        return hosts(Optional.empty(), targets);
    }

    private static String echo(Session session) {
        return session.run(Command.of("echo", "here"), OutputSink.NOWHERE).out();
    }

    private static Command sh(String script) {
        return Command.of("/bin/sh", "-c", script);
    }

    private static SshTarget with(
            SshTarget t, List<SshTarget.Identity> identities, Optional<Supplier<Secret>> password) {
        return new SshTarget(
                t.name(),
                t.address(),
                t.port(),
                t.user(),
                t.keyName(),
                identities,
                password,
                t.sudoPassword(),
                t.jump(),
                t.expectedKey(),
                t.knownHosts());
    }

    private static SshTarget known(SshTarget t, String expected, Path... files) {
        return new SshTarget(
                t.name(),
                t.address(),
                t.port(),
                t.user(),
                t.keyName(),
                t.identities(),
                t.password(),
                t.sudoPassword(),
                t.jump(),
                Optional.ofNullable(expected),
                List.of(files));
    }

    // Losing the connection

    @Test
    void tells_a_connection_that_is_cut_while_reading_and_makes_a_new_one_for_the_next_command() {
        server();
        Session session = hosts(target()).session(HOST);
        var running = CompletableFuture.supplyAsync(
                () -> session.run(sh("echo begun >'" + directory + "/b'; sleep 60"), OutputSink.NOWHERE));
        Awaitility.await().until(() -> Files.exists(directory.resolve("b")));

        server.cutConnections();

        assertThatThrownBy(running::join)
                .cause()
                .isInstanceOf(HostUnreachable.class)
                .hasMessageStartingWith("[HOST-UNREACHABLE] db-1: the connection was lost during '/bin/sh -c ");
        assertThat(echo(session)).isEqualTo("here\n");
    }

    @Test
    void collects_an_action_whose_connection_was_cut() throws IOException {
        server();
        Session session = hosts(target()).session(HOST);
        var key = new LedgerKey("run-1", "cut");
        session.start(key, sh("until [ -e '" + directory + "/go' ]; do sleep 0.05; done; echo survived; exit 5"));

        server.cutConnections();
        Files.createFile(directory.resolve("go"));
        LedgerEntry entry = Awaitility.await()
                .ignoreExceptionsInstanceOf(HostUnreachable.class)
                .until(() -> session.collect(key, 0, 0, OutputSink.NOWHERE), e -> e.state() == LedgerEntry.State.DONE);

        assertThat(entry.exit()).isEqualTo(5);
        assertThat(entry.stdoutBytes()).isEqualTo(9);
    }

    @Test
    void finds_a_dead_peer_within_fifteen_seconds() {
        server();
        var proxy = open(new TcpProxy(server.port(), Duration.ZERO));
        var target = SshTarget.of(HOST, "127.0.0.1", proxy.port(), ME, server.identity(), server.hostKey());
        Session session = hosts(target).session(HOST);
        echo(session);

        proxy.stopForwarding();
        Instant cut = Instant.now();

        assertThatThrownBy(
                        () -> session.run(Command.of("echo", "here").within(Duration.ofMinutes(2)), OutputSink.NOWHERE))
                .isInstanceOf(HostUnreachable.class);
        assertThat(Duration.between(cut, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void tells_a_host_that_does_not_answer() {
        server();
        int nobody = OpenSshServer.freePort();
        var target = SshTarget.of(HOST, "127.0.0.1", nobody, ME, server.identity(), server.hostKey());

        assertThatThrownBy(() -> hosts(target).session(HOST))
                .isInstanceOf(HostUnreachable.class)
                .hasMessage(
                        "[HOST-UNREACHABLE] db-1: 127.0.0.1 port " + nobody + " cannot be reached: Connection refused");
    }

    // One round trip

    @Test
    void takes_one_round_trip_for_a_reading_and_one_for_a_start() {
        server();
        var proxy = open(new TcpProxy(server.port(), Duration.ofMillis(25)));
        var target = SshTarget.of(HOST, "127.0.0.1", proxy.port(), ME, server.identity(), server.hostKey());
        Session session = hosts(target).session(HOST);
        echo(session);

        long began = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            echo(session);
        }
        Duration readings = Duration.ofNanos(System.nanoTime() - began);
        began = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            session.start(new LedgerKey("run-1", "a" + i), Command.of("true"));
        }
        Duration starts = Duration.ofNanos(System.nanoTime() - began);

        assertThat(readings).isBetween(Duration.ofMillis(500), Duration.ofMillis(900));
        assertThat(starts).isBetween(Duration.ofMillis(500), Duration.ofMillis(950));
    }

    // Limits of the server

    @Test
    void opens_fifty_hosts_behind_one_server_at_once() {
        server();
        var targets = new ArrayList<SshTarget>();
        for (int i = 0; i < 50; i++) {
            targets.add(SshTarget.of(
                    new HostName("h" + i), "127.0.0.1", server.port(), ME, server.identity(), server.hostKey()));
        }
        SshHosts hosts = hosts(targets.toArray(new SshTarget[0]));

        hosts.openAll(targets.stream().map(SshTarget::name).toList());

        for (SshTarget target : targets) {
            assertThat(echo(hosts.session(target.name()))).isEqualTo("here\n");
        }
    }

    @Test
    void tries_again_where_a_busy_server_drops_connections() {
        server("MaxStartups 2:100:2");
        var targets = new ArrayList<SshTarget>();
        for (int i = 0; i < 12; i++) {
            targets.add(SshTarget.of(
                    new HostName("h" + i), "127.0.0.1", server.port(), ME, server.identity(), server.hostKey()));
        }

        SshHosts hosts = hosts(targets.toArray(new SshTarget[0]));
        hosts.openAll(targets.stream().map(SshTarget::name).toList());

        assertThat(echo(hosts.session(new HostName("h11")))).isEqualTo("here\n");
    }

    @Test
    void gets_along_with_a_server_that_allows_one_channel() throws IOException {
        server("MaxSessions 1");
        Session session = hosts(target()).session(HOST);
        Files.writeString(directory.resolve("there"), "content");

        assertThat(echo(session)).isEqualTo("here\n");
        session.download(directory.resolve("there").toString(), directory.resolve("here"));
        assertThat(directory.resolve("here")).hasContent("content");
        assertThat(echo(session)).isEqualTo("here\n");
    }

    // Host keys

    @Test
    void refuses_an_unknown_host_with_the_line_to_add() {
        server();
        Path file = directory.resolve("known_hosts");
        String fingerprint = HostKey.read(server.hostKey()).orElseThrow().fingerprint();

        var refused = catchThrowableOfType(
                HostKeyRefused.class, () -> hosts(known(target(), null, file)).session(HOST));

        assertThat(refused)
                .hasMessage("[HOST-KEY] db-1: 127.0.0.1 port " + server.port() + " showed the key ssh-ed25519 "
                        + fingerprint + ", which is not known for it; nothing was sent");
        assertThat(refused.next())
                .containsExactly(
                        "compare it with what `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` prints on the host itself",
                        "then add this line to " + file + ": [127.0.0.1]:" + server.port() + " " + server.hostKey(),
                        "or this one to the host in the environment file: hostKey: \"" + server.hostKey() + "\"");
    }

    @Test
    void accepts_a_host_after_the_line_of_the_refusal_was_added_plain_or_hashed() throws Exception {
        server();
        Path file = directory.resolve("known_hosts");
        Files.writeString(file, "[127.0.0.1]:" + server.port() + " " + server.hostKey() + "\n");
        assertThat(echo(hosts(known(target(), null, file)).session(HOST))).isEqualTo("here\n");

        new ProcessBuilder("ssh-keygen", "-q", "-H", "-f", file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(Files.readString(file)).startsWith("|1|");
        assertThat(echo(hosts(known(target(), null, file)).session(HOST))).isEqualTo("here\n");
        assertThat(echo(hosts(known(
                                target(),
                                HostKey.read(server.hostKey()).orElseThrow().fingerprint()))
                        .session(HOST)))
                .isEqualTo("here\n");
    }

    @Test
    void refuses_a_changed_key_and_says_which_line_holds_the_old_one() throws IOException {
        server();
        OpenSshServer.makeKey(directory.resolve("other"), "ed25519", "");
        String other = Files.readString(directory.resolve("other.pub")).replace(" test\n", "");
        Path file = directory.resolve("known_hosts");
        Files.writeString(file, "# hosts\n[127.0.0.1]:" + server.port() + " " + other + "\n");
        String shown = HostKey.read(server.hostKey()).orElseThrow().brief();
        String held = HostKey.read(other).orElseThrow().brief();

        assertThatThrownBy(() -> hosts(known(target(), null, file)).session(HOST))
                .isInstanceOf(HostKeyRefused.class)
                .hasMessage("[HOST-KEY] db-1: 127.0.0.1 port " + server.port() + " showed the key " + shown
                        + ", but line 2 of " + file + " holds " + held
                        + ": the host was set up anew, or another machine answers; nothing was sent");
        assertThatThrownBy(() -> hosts(known(target(), other)).session(HOST))
                .isInstanceOf(HostKeyRefused.class)
                .hasMessageContaining(", but the environment holds " + held + ": ");
    }

    @Test
    void compares_with_an_rsa_line_although_the_host_has_other_keys_too() throws IOException {
        Files.createDirectories(directory.resolve("sshd"));
        OpenSshServer.makeKey(directory.resolve("sshd/host_rsa"), "rsa", "", "-b", "2048");
        server("HostKey " + directory.resolve("sshd/host_rsa"));
        String rsa = Files.readString(directory.resolve("sshd/host_rsa.pub")).replace(" test\n", "");

        assertThat(echo(hosts(known(target(), rsa)).session(HOST))).isEqualTo("here\n");
    }

    // Logging in

    @Test
    void refuses_a_login_and_lists_what_was_tried() {
        server();
        OpenSshServer.makeKey(directory.resolve("stranger"), "ed25519", "");
        var target = with(
                target(),
                List.of(
                        new SshTarget.Identity(directory.resolve("stranger"), Optional.empty()),
                        new SshTarget.Identity(directory.resolve("missing"), Optional.empty())),
                Optional.empty());

        assertThatThrownBy(() -> hosts(target).session(HOST))
                .isInstanceOf(LoginRefused.class)
                .hasMessage(
                        "[LOGIN] db-1: " + ME + " may not log in at 127.0.0.1 port " + server.port() + "; tried: key "
                                + directory.resolve("stranger") + ", key " + directory.resolve("missing")
                                + " (not there); the host takes publickey");
    }

    @Test
    void opens_keys_of_every_usual_kind_with_and_without_a_passphrase() throws IOException {
        server();
        var keys = new ArrayList<Path>();
        for (String type : List.of("ed25519", "rsa", "ecdsa")) {
            for (String passphrase : List.of("", "open sesame")) {
                Path key = directory.resolve(type + passphrase.length());
                OpenSshServer.makeKey(key, type, passphrase);
                keys.add(key);
                if (!type.equals("ed25519")) {
                    // The older form that many a key file still has.
                    OpenSshServer.makeKey(
                            directory.resolve("pem" + type + passphrase.length()), type, passphrase, "-m", "PEM");
                    keys.add(directory.resolve("pem" + type + passphrase.length()));
                }
            }
        }
        for (Path key : keys) {
            Files.writeString(
                    directory.resolve("sshd/authorized_keys"),
                    Files.readString(key.resolveSibling(key.getFileName() + ".pub")),
                    StandardOpenOption.APPEND);
        }

        for (Path key : keys) {
            Optional<Supplier<Secret>> passphrase =
                    key.toString().endsWith("0") ? Optional.empty() : Optional.of(() -> new Secret("open sesame"));
            var target = with(target(), List.of(new SshTarget.Identity(key, passphrase)), Optional.empty());
            assertThat(echo(hosts(target).session(HOST))).as(key.toString()).isEqualTo("here\n");
        }
    }

    @Test
    void says_that_a_passphrase_is_wrong_and_not_what_it_was() {
        server();
        OpenSshServer.makeKey(directory.resolve("locked"), "ed25519", "open sesame");
        var target = with(
                target(),
                List.of(new SshTarget.Identity(
                        directory.resolve("locked"), Optional.of(() -> new Secret("canary-passphrase")))),
                Optional.empty());

        assertThatThrownBy(() -> hosts(target).session(HOST))
                .hasMessage(
                        "[LOGIN] db-1: " + ME + " may not log in at 127.0.0.1 port " + server.port() + "; tried: key "
                                + directory.resolve("locked") + " (it does not open with the passphrase given)");
    }

    @Test
    void logs_in_with_keys_that_only_the_agent_can_open() throws Exception {
        server();
        Path socket = directory.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        open.add(agent::destroyForcibly);
        Awaitility.await().until(() -> Files.exists(socket));
        for (String type : List.of("rsa", "ecdsa", "ed25519")) {
            Path key = directory.resolve("agent_" + type);
            OpenSshServer.makeKey(key, type, "");
            Files.copy(
                    directory.resolve("agent_" + type + ".pub"),
                    directory.resolve("sshd/authorized_keys"),
                    StandardCopyOption.REPLACE_EXISTING);
            var add = new ProcessBuilder("ssh-add", "-q", key.toString()).redirectErrorStream(true);
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertThat(add.start().waitFor()).isZero();
            Files.delete(key);

            Session session = hosts(Optional.of(new Agent(socket)), with(target(), List.of(), Optional.empty()))
                    .session(HOST);

            assertThat(echo(session)).as(type).isEqualTo("here\n");
        }
    }

    @Test
    void goes_through_a_jump_host() {
        server();
        var inner = OpenSshServer.start(directory.resolve("inner"));
        open.add(inner);
        SshTarget jump = SshTarget.of(
                new HostName("bastion"), "127.0.0.1", server.port(), ME, server.identity(), server.hostKey());
        var target = new SshTarget(
                HOST,
                "localhost",
                inner.port(),
                ME,
                "localhost",
                List.of(new SshTarget.Identity(inner.identity(), Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.of(jump),
                Optional.of(inner.hostKey()),
                List.of());

        String connection = hosts(target)
                .session(HOST)
                .run(sh("echo $SSH_CONNECTION"), OutputSink.NOWHERE)
                .out();

        assertThat(connection).endsWith(" " + inner.port() + "\n");
        assertThat(server.log()).contains("Accepted publickey");
    }

    // Other accounts

    @Test
    void says_what_sudoers_needs_when_an_account_is_out_of_reach() {
        server();

        var refused = catchThrowableOfType(
                AccountRefused.class,
                () -> hosts(target()).session(HOST).run(Command.of("id").as("no-such-account"), OutputSink.NOWHERE));

        assertThat(refused)
                .hasMessageStartingWith("[SUDO] db-1: " + ME + " may not act as no-such-account through sudo: ");
        assertThat(refused.next())
                .containsExactly(
                        "as root on db-1, run visudo and add: " + ME + " ALL=(no-such-account) NOPASSWD: /bin/sh");
    }

    @Test
    void acts_as_another_account_through_sudo() {
        server();
        assumeThat(Files.isExecutable(Path.of("/usr/bin/sudo")))
                .as("sudo is not installed")
                .isTrue();
        assumeThat(ME).as("needs sudo rights without a password").isEqualTo("root");
        Session session = hosts(target()).session(HOST);
        var key = new LedgerKey("run-1", "as-daemon", Optional.of("daemon"));

        assertThat(session.run(Command.of("id", "-un").as("daemon"), OutputSink.NOWHERE)
                        .out())
                .isEqualTo("daemon\n");
        assertThat(session.run(Command.of("id", "-un").as(ME), OutputSink.NOWHERE)
                        .out())
                .isEqualTo(ME + "\n");
        assertThat(session.run(Command.of("cat").as("daemon").reading(new Secret("by stdin")), OutputSink.NOWHERE)
                        .out())
                .isEqualTo("by stdin");
        assertThatThrownBy(() ->
                        session.run(sh("sleep 60").as("daemon").within(Duration.ofMillis(300)), OutputSink.NOWHERE))
                .hasMessageMatching(".*its process group \\d+ was ended");
        assertThat(session.collect(key, 0, 0, OutputSink.NOWHERE).state()).isEqualTo(LedgerEntry.State.NOT_STARTED);
    }

    private <T extends AutoCloseable> T open(T thing) {
        open.add(thing);
        return thing;
    }
}
