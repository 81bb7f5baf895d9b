package dev.runproof.lab.database;

import dev.runproof.lab.LabRefused;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The processes of a server: first the one that makes its files, then the server itself. */
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ENDING = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MILLIS = 5;

    /** Another program may take a free port before the server does. */
    private static final int PORTS_TRIED = 5;

    /** Of what it said, in a message: the installer ends with a page of advice. */
    private static final int LAST_LINES = 60;

    private final DatabaseFiles files;
    private final Map<String, String> environment;
    private @Nullable Process running;
    private boolean closed;

    ServerProcess(DatabaseFiles files, Map<String, String> environment) {
        this.files = files;
        this.environment = Map.copyOf(environment);
    }

    /** Tries it twice: on a busy machine the installer was seen to fail without a cause that lasts. */
    void install(List<String> words) throws IOException, InterruptedException {
        if (installed(words) != 0) {
            Files.deleteIfExists(files.serverLog());
            removeData();
            int status = installed(words);
            if (status != 0) {
                throw refused("its files cannot be made (status " + status + ")");
            }
        }
    }

    private int installed(List<String> words) throws IOException, InterruptedException {
        var process = start(words);
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw refused("its files were not made within " + PATIENCE);
        }
        return process.exitValue();
    }

    private void removeData() throws IOException {
        if (!Files.isDirectory(files.data())) {
            return;
        }
        try (Stream<Path> all = Files.walk(files.data())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Starts the server on a free port, and returns the port once it accepts connections. */
    int serve(IntFunction<List<String>> words) throws IOException, InterruptedException {
        for (int tried = 0; tried < PORTS_TRIED; tried++) {
            Files.deleteIfExists(files.serverLog());
            int port = freePort();
            if (comesUp(start(words.apply(port)))) {
                return port;
            }
            if (!said().contains("Address already in use")) {
                throw refused("it ended");
            }
        }
        throw refused("it found no free port");
    }

    private boolean comesUp(Process process) throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            if (said().contains("ready for connections")) {
                return true;
            }
            if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        throw refused("it was not ready within " + PATIENCE);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private synchronized Process start(List<String> words) throws IOException {
        if (closed) {
            throw new LabRefused("the lab ended before its database was up");
        }
        var builder = new ProcessBuilder(words)
                .directory(files.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(files.serverLog().toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        running = process;
        return process;
    }

    private String said() throws IOException {
        return Files.exists(files.serverLog()) ? Files.readString(files.serverLog()) : "";
    }

    private LabRefused refused(String why) throws IOException {
        String all = said().strip();
        String last = all.lines()
                .skip(Math.max(0, all.lines().count() - LAST_LINES))
                .collect(java.util.stream.Collectors.joining("\n"));
        return new LabRefused("the lab's database cannot be started: " + why + "; it said:\n" + last);
    }

    /** Ends what runs, and lets nothing start any more. What it kept is of no use to anybody. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running == null) {
            return;
        }
        var process = Objects.requireNonNull(running);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LabRefused("the lab's database (process " + process.pid() + ") does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
