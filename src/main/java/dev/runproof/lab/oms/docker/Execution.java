package dev.runproof.lab.oms.docker;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.Tool.Terminal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * One command that runs inside a container.
 *
 * <p>It is a process of its own that writes into files: whoever called {@code docker exec} only reads along, and it goes on
 * when he is gone.
 */
final class Execution {
    private static final int NOT_FOUND = 126;
    private static final int LOST = 137;
    private static final long LOOK_MILLIS = 3;
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final String SCRIPT = "rp_dir=$1 PATH=$2 HOME=$3; export PATH HOME; cd \"$4\" || exit 126; shift 4\n"
            + "if [ -f \"$rp_dir/in\" ]; then exec <\"$rp_dir/in\"; fi\n"
            // What the shell itself says of a command that a signal has ended does not belong to the command's output.
            + "(exec \"$@\") >\"$rp_dir/out\" 2>\"$rp_dir/err\"\n"
            + "echo $? >\"$rp_dir/rc.new\"; mv \"$rp_dir/rc.new\" \"$rp_dir/rc\"";

    private final DockerEngine engine;
    private final Container container;
    private final List<String> words;

    Execution(DockerEngine engine, Container container, List<String> words) {
        this.engine = engine;
        this.container = container;
        this.words = words;
    }

    /**
     * What is asked for beside the command.
     *
     * @param tty a terminal of its own, so that it has one channel and ends its lines as terminals do
     */
    record Wishes(
            Map<String, String> environment, Optional<String> workdir, boolean stdin, boolean tty, boolean detached) {}

    int run(Wishes wishes, Terminal terminal) throws InterruptedException {
        if (words.equals(List.of("env")) || words.equals(List.of("printenv"))) {
            environment(wishes).forEach((name, value) -> terminal.out(name + "=" + value + "\n"));
            return 0;
        }
        String program;
        try {
            check(wishes);
            program = Programs.find(container, words.get(0));
        } catch (Programs.Unstartable e) {
            // The runtime's complaint comes by the channel of the command's own output.
            return failed(wishes, "exec failed: " + e.getMessage(), terminal);
        } catch (DaemonError e) {
            return failed(wishes, e.text(), terminal);
        }
        if (wishes.tty() && !wishes.detached() && terminal.isTerminal(1)) {
            return terminal.lend(argv(program), workdir(wishes), ofLent(wishes));
        }
        Path directory = engine.directory(container).resolve("exec-" + container.nextExecution());
        var files = new HostFiles(engine.host(), new Ownership("root", "root"));
        files.directory(directory);
        if (wishes.stdin()) {
            files.write(directory.resolve("in"), terminal.inBytes(), "rw-------");
        }
        long pid = spawn(directory, program, wishes);
        container.executions().put(pid, words);
        // It may outlive its caller, who then no longer looks.
        var end = engine.host().end(pid).thenRun(() -> container.executions().remove(pid));
        boolean over = false;
        try {
            if (wishes.detached()) {
                return 0;
            }
            int code = follow(directory, end, wishes.tty() ? new LineEnds(terminal) : terminal);
            over = true;
            return code;
        } finally {
            if (over) {
                container.executions().remove(pid);
                files.remove(directory);
            }
        }
    }

    /** What a command would find in a real container, in that order. */
    private Map<String, String> environment(Wishes wishes) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", PATH);
        environment.put("HOSTNAME", Inspection.hostname(container));
        if (container.request().tty() || wishes.tty()) {
            environment.put("TERM", "xterm");
        }
        environment.putAll(Lives.variables(Inspection.environment(container)));
        environment.putAll(wishes.environment());
        environment.putIfAbsent("HOME", "/root");
        return environment;
    }

    private void check(Wishes wishes) {
        wishes.workdir().ifPresent(directory -> {
            if (!directory.startsWith("/")) {
                throw new DaemonError("exec failed: Cwd must be an absolute path: unknown");
            }
            if (!Files.isDirectory(Path.of(container.files().led(directory)))) {
                throw new DaemonError("exec failed: unable to start container process: chdir to cwd (\"" + directory
                        + "\") set in config.json failed: no such file or directory: unknown");
            }
        });
    }

    private static int failed(Wishes wishes, String why, Terminal terminal) {
        String text = "OCI runtime exec failed: " + why;
        if (wishes.detached()) {
            throw new DaemonError(text);
        }
        terminal.out(text + "\r\n");
        return NOT_FOUND;
    }

    private long spawn(Path directory, String program, Wishes wishes) {
        var argv = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "sh",
                directory.toString(),
                String.join(":", Programs.search(container)),
                container.path("/root").toString(),
                workdir(wishes).toString()));
        argv.addAll(argv(program));
        var environment = new LinkedHashMap<>(Lives.environment(container));
        environment.putAll(wishes.environment());
        return engine.host().spawn("root", container.files().root(), argv, environment);
    }

    private List<String> argv(String program) {
        return Stream.concat(Stream.of(program), words.stream().skip(1).map(container.files()::led))
                .toList();
    }

    private Path workdir(Wishes wishes) {
        return wishes.workdir()
                .or(() -> container.request().workdir())
                .map(it -> Path.of(container.files().led(it)))
                .orElse(container.files().root());
    }

    /** What a command really gets that its caller talks to. */
    private Map<String, String> ofLent(Wishes wishes) {
        var environment = new LinkedHashMap<>(Lives.environment(container));
        environment.put("PATH", String.join(":", Programs.search(container)));
        environment.put("HOME", container.path("/root").toString());
        environment.put("TERM", "xterm");
        environment.putAll(wishes.environment());
        return environment;
    }

    private int follow(Path directory, Future<?> end, Terminal terminal) throws InterruptedException {
        var out = new Tail(directory.resolve("out"));
        var err = new Tail(directory.resolve("err"));
        while (true) {
            boolean ended = Files.exists(directory.resolve("rc")) || end.isDone();
            String said = out.next(ended);
            String complained = err.next(ended);
            if (!said.isEmpty()) {
                terminal.out(container.files().ledBack(said));
            }
            if (!complained.isEmpty()) {
                terminal.err(container.files().ledBack(complained));
            }
            if (ended) {
                return code(directory);
            }
            Waits.look(LOOK_MILLIS);
        }
    }

    private static int code(Path directory) {
        try {
            Path file = directory.resolve("rc");
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : LOST;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read how a command ended", e);
        }
    }

    /** A file that grows, read line by line. */
    static final class Tail {
        private final Path file;
        private long at;

        Tail(Path file) {
            this.file = file;
        }

        /** What is new up to its last line end, or all of it. */
        String next(boolean all) {
            if (Files.notExists(file)) {
                return "";
            }
            try (var open = new RandomAccessFile(file.toFile(), "r")) {
                int size = (int) Math.min(open.length() - at, 1 << 20);
                if (size <= 0) {
                    return "";
                }
                byte[] bytes = new byte[size];
                open.seek(at);
                open.readFully(bytes);
                int length = all ? size : lastLine(bytes);
                at += length;
                String more = all && size == 1 << 20 ? next(true) : "";
                return new String(bytes, 0, length, StandardCharsets.UTF_8) + more;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        private static int lastLine(byte[] bytes) {
            for (int i = bytes.length; i > 0; i--) {
                if (bytes[i - 1] == '\n') {
                    return i;
                }
            }
            return 0;
        }
    }
}
