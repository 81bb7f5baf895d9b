package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** OpenSSH servers on loopback, each with a port of its own, sharing one host key and one user key. */
final class Servers implements AutoCloseable {
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path directory;
    private final Path home;
    private final List<Process> processes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    Servers(Path directory, int count) throws IOException, InterruptedException {
        this.directory = directory;
        // An account's start files can cost more than all that is measured here; every tool finds this empty home.
        home = Files.createDirectories(directory.resolve("home"));
        key("host");
        key("user");
        Files.copy(directory.resolve("user.pub"), directory.resolve("authorized_keys"));
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        for (int i = 0; i < count; i++) {
            start(freePort());
        }
        for (int port : ports) {
            awaitAnswer(port);
        }
    }

    private void key(String name) throws IOException, InterruptedException {
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "bench", "-f", name)
                .directory(directory.toFile())
                .start()
                .waitFor();
    }

    private static Path program() {
        return Stream.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/lib/ssh/sshd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sshd here: apt-get install openssh-server"));
    }

    private void start(int port) throws IOException {
        Path config = directory.resolve("sshd_config_" + port);
        Files.writeString(
                config,
                """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s/host
                AuthorizedKeysFile %s/authorized_keys
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin yes
                PasswordAuthentication no
                Subsystem sftp internal-sftp
                SetEnv HOME=%s
                """
                        .formatted(port, directory, directory, home));
        processes.add(new ProcessBuilder(program().toString(), "-D", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd_" + port + ".log").toFile())
                .start());
        ports.add(port);
    }

    private static void awaitAnswer(int port) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT_NANOS;
        while (System.nanoTime() < deadline) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                if (socket.getInputStream().read() >= 0) {
                    return;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("sshd on port " + port + " does not answer");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Integer> ports() {
        return List.copyOf(ports);
    }

    Path identity() {
        return directory.resolve("user");
    }

    String hostKey() throws IOException {
        String[] words = Files.readString(directory.resolve("host.pub")).split(" ", -1);
        return words[0] + " " + words[1];
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
