package dev.runproof.remote.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real OpenSSH server of a test: own port on loopback, own host key, the current user logs in with the test's key. */
public final class OpenSshServer implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/lib/ssh/sshd");

    private final Path directory;
    private final Path program;
    private final int port;
    private Process process;

    private OpenSshServer(Path directory, Path program, int port) {
        this.directory = directory;
        this.program = program;
        this.port = port;
    }

    /** Where OpenSSH's server is installed; empty when it is not. */
    public static Optional<Path> installed() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /**
     * Starts a server.
     *
     * @param directory for its keys and its configuration; may be shared by the servers of a test, which then share keys
     * @param options lines of sshd_config that come before the test's own
     */
    public static OpenSshServer start(Path directory, String... options) {
        try {
            Files.createDirectories(Path.of("/run/sshd"));
        } catch (IOException e) {
            // Only a server of root needs it, and root can make it.
        }
        try {
            Files.createDirectories(directory);
            makeKey(directory.resolve("host_ed25519"), "ed25519", "");
            makeKey(directory.resolve("user_ed25519"), "ed25519", "");
            Path authorized = directory.resolve("authorized_keys");
            if (!Files.exists(authorized)) {
                Files.copy(directory.resolve("user_ed25519.pub"), authorized);
            }
            var server = new OpenSshServer(directory, installed().orElseThrow(), freePort());
            server.run(options);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void makeKey(Path file, String type, String passphrase, String... more) {
        if (Files.exists(file)) {
            return;
        }
        var command = Stream.concat(
                        Stream.of(
                                "ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString()),
                        Stream.of(more))
                .toList();
        try {
            Process keygen =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keygen.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String... options) throws IOException {
        Path config = directory.resolve("sshd_config_" + port);
        Files.writeString(
                config,
                String.join("\n", options) + "\n"
                        + """
                        Port %d
                        ListenAddress 127.0.0.1
                        HostKey %s
                        AuthorizedKeysFile %s
                        PidFile none
                        StrictModes no
                        UsePAM no
                        PermitRootLogin yes
                        PasswordAuthentication no
                        KbdInteractiveAuthentication no
                        """.formatted(port, directory.resolve("host_ed25519"), directory.resolve("authorized_keys")));
        process = new ProcessBuilder(program.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd_" + port + ".log").toFile())
                .start();
        Awaitility.await("sshd on port " + port)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("sshd ended; see " + directory.resolve("sshd_" + port + ".log"));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The private key that may log in. */
    public Path identity() {
        return directory.resolve("user_ed25519");
    }

    /** The host's key: {@code ssh-ed25519 AAAA…}. */
    public String hostKey() {
        try {
            String[] words =
                    Files.readString(directory.resolve("host_ed25519.pub")).split(" ", -1);
            return words[0] + " " + words[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server wrote so far. */
    public String log() {
        try {
            return Files.readString(directory.resolve("sshd_" + port + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every connection of this server, and leaves it listening. */
    public void cutConnections() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        // The processes of a connection outlive the listener, so they are ended by their parentage first.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
