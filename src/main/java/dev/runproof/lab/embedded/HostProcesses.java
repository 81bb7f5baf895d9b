package dev.runproof.lab.embedded;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.SimulatedHost.HostProcess;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.CallerVariables;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.lab.host.ThreadEach;
import dev.runproof.lab.host.WallLabClock;
import dev.runproof.model.Answer;
import dev.runproof.model.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The processes of one host: real ones of the machine that carry the mark of the lab and the host. */
final class HostProcesses {
    private static final int KILL = 9;
    private static final int ROUNDS = 200;
    private static final int OVERDUE = 128 + KILL;

    private final EmbeddedHost host;
    private final WallLabClock clock;
    private final String key;
    private final Map<Long, Spawned> spawned = new ConcurrentHashMap<>();

    /** @param started taken here, since the kernel's own figure may be off by a second of the wall clock */
    /** Kept when they are over: who asks may be later than a short process. */
    private final Map<Long, CompletableFuture<OptionalInt>> exits = new ConcurrentHashMap<>();

    private record Spawned(String account, List<String> argv, Instant started) {}

    HostProcesses(EmbeddedHost host, WallLabClock clock, String key) {
        this.host = host;
        this.clock = clock;
        this.key = key;
    }

    Map<String, String> variables(String account) {
        return SessionVariables.of(host, account, key);
    }

    /** A process in a session of its own, so that its group can be signalled as a whole. */
    ProcessBuilder builder(String account, List<String> argv, Map<String, String> more) {
        var words = new ArrayList<String>();
        words.add(MachineCommands.need("setsid").toString());
        words.addAll(argv);
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(more);
        builder.environment().putAll(variables(account));
        builder.directory(SessionVariables.home(host, account).toFile());
        return builder;
    }

    Answer shell(String account, String text, Duration limit) {
        var from = Instant.now();
        long nanos = System.nanoTime();
        host.acts(account);
        try {
            var process = builder(
                            account, List.of(MachineCommands.SHELL, "-c", text), Map.of(CallerVariables.QUIET, "1"))
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()), new ThreadEach());
            var err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), new ThreadEach());
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                signalGroup(process.pid(), KILL);
                process.destroyForcibly();
            }
            return new Answer(
                    ended ? process.exitValue() : OVERDUE,
                    out.join(),
                    err.join(),
                    from,
                    Duration.ofNanos(System.nanoTime() - nanos));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a shell for " + host.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new dev.runproof.lab.Tool.CallerGone("a command of a simulated tool");
        }
    }

    private static Output all(InputStream stream) {
        try {
            byte[] bytes = stream.readAllBytes();
            return new Output(bytes, bytes.length);
        } catch (IOException e) {
            return Output.NONE;
        }
    }

    long spawn(String account, Path directory, List<String> argv, Map<String, String> environment) {
        return spawn(account, directory, argv, argv, environment);
    }

    /** What a shell ignores, the program that takes its place ignores too. */
    long spawnDeaf(String account, Path directory, List<String> argv, Map<String, String> environment) {
        var words = new ArrayList<>(List.of(MachineCommands.SHELL, "-c", "trap '' TERM; exec \"$@\"", "sh"));
        words.addAll(argv);
        return spawn(account, directory, words, argv, environment);
    }

    /** @param shown as the process is listed */
    long spawn(String account, Path directory, List<String> argv, List<String> shown, Map<String, String> environment) {
        var more = new LinkedHashMap<>(environment);
        more.put(CallerVariables.QUIET, "1");
        try {
            var process = builder(account, argv, more)
                    .directory(directory.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            spawned.put(process.pid(), new Spawned(account, shown, Instant.now()));
            exits.put(process.pid(), process.onExit().thenApply(gone -> {
                spawned.remove(gone.pid());
                return OptionalInt.of(gone.exitValue());
            }));
            return process.pid();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + argv + " on " + host.name(), e);
        }
    }

    CompletableFuture<OptionalInt> exit(long pid) {
        return exits.getOrDefault(pid, CompletableFuture.completedFuture(OptionalInt.empty()));
    }

    List<HostProcess> all() {
        var found = new ArrayList<HostProcess>();
        ProcFiles.pids()
                .forEach(pid -> owner(pid)
                        .flatMap(account -> ProcFiles.stat(pid)
                                .filter(stat -> stat.state() != 'Z')
                                .map(stat -> process(stat, account)))
                        .ifPresent(found::add));
        found.sort(java.util.Comparator.comparingLong(HostProcess::pid));
        return List.copyOf(found);
    }

    /**
     * The account of a process of this host; empty for others. While a process becomes another program its environment
     * reads empty; those that were started here are known without it, so that none is taken for dead and started twice.
     */
    private Optional<String> owner(long pid) {
        var child = spawned.get(pid);
        if (child != null) {
            return Optional.of(child.account());
        }
        var environment = ProcFiles.words(pid, "environ");
        boolean here = environment.contains(SessionVariables.KEY + "=" + key)
                && environment.contains(CallerVariables.HOST + "=" + host.name().value());
        return here ? Optional.of(user(environment)) : Optional.empty();
    }

    private HostProcess process(ProcFiles.Stat stat, String user) {
        var child = spawned.get(stat.pid());
        var argv = child == null ? shown(ProcFiles.words(stat.pid(), "cmdline")) : child.argv();
        long parent = stat.parent() == ProcessHandle.current().pid() ? 1 : stat.parent();
        var started = child == null ? ProcFiles.started(stat) : child.started();
        return new HostProcess(
                stat.pid(), parent, user, clock.at(started), argv.isEmpty() ? List.of("[" + stat.name() + "]") : argv);
    }

    /** Scripts that stand for programs of the host are shown as these programs, without the shell that runs them. */
    private List<String> shown(List<String> argv) {
        boolean script = argv.size() > 1
                && argv.get(0).endsWith("/sh")
                && argv.get(1).startsWith(host.tree().toString());
        if (!script) {
            return argv;
        }
        var words = new ArrayList<>(argv.subList(1, argv.size()));
        Path program = Path.of(words.get(0));
        if (program.startsWith(host.path(SessionVariables.COMMANDS))) {
            words.set(0, program.getFileName().toString());
        }
        return words;
    }

    private static String user(List<String> environment) {
        String prefix = CallerVariables.USER + "=";
        return environment.stream()
                .filter(variable -> variable.startsWith(prefix))
                .map(variable -> variable.substring(prefix.length()))
                .findFirst()
                .orElse(Accounts.ROOT.user());
    }

    void signal(long pid, int number) {
        if (all().stream().anyMatch(process -> process.pid() == pid)) {
            send(Long.toString(pid), number);
        }
    }

    static void signalGroup(long leader, int number) {
        send("-" + leader, number);
    }

    /** The shell's own kill is used: it knows groups and every number, but in some shells no {@code --}. */
    private static void send(String target, int number) {
        try {
            var process = new ProcessBuilder(MachineCommands.SHELL, "-c", "kill -" + number + " " + target)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills everything that runs on the host. */
    void endAll() {
        endAll(() -> all().stream().map(HostProcess::pid).toList());
    }

    /** Kills every process of the host that has this variable. */
    void endMarked(String variable, String value) {
        endAll(() -> all().stream()
                .map(HostProcess::pid)
                .filter(pid -> ProcFiles.words(pid, "environ").contains(variable + "=" + value))
                .toList());
    }

    /** Kills every process with a lab's mark, on whichever host, until there is none. */
    static void endMarked(String key) {
        endAll(() -> ProcFiles.pids()
                .filter(pid -> ProcFiles.words(pid, "environ").contains(SessionVariables.KEY + "=" + key))
                .boxed()
                .toList());
    }

    /** Processes may start others while they are killed, so it takes several rounds. */
    private static void endAll(Supplier<List<Long>> living) {
        for (int round = 0; round < ROUNDS; round++) {
            var targets = living.get();
            if (targets.isEmpty()) {
                return;
            }
            send(String.join(" ", targets.stream().map(String::valueOf).toList()), KILL);
        }
        throw new LabRefused("processes of the lab cannot be ended: " + living.get());
    }
}
