package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.SimulatedHost.HostProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes of one node, as last looked at.
 *
 * <p>Looking at a host costs time, so one look serves for a moment; processes that the model itself started or killed
 * count at once.
 */
final class NodeProcesses {
    static final String USER = "omm";
    private static final int KILL = 9;

    private final SimulatedHost host;
    private final InstallPaths paths;
    private final long freshNanos;
    private final Set<Long> killed = new HashSet<>();
    private List<HostProcess> seen = List.of();
    private long seenAt;

    NodeProcesses(SimulatedHost host, long freshNanos) {
        this.host = host;
        this.paths = new InstallPaths(host);
        this.freshNanos = freshNanos;
        this.seenAt = System.nanoTime() - freshNanos - 1;
    }

    List<HostProcess> all() {
        if (System.nanoTime() - seenAt >= freshNanos) {
            seen = host.up() ? host.processes() : List.of();
            seenAt = System.nanoTime();
            killed.retainAll(seen.stream().map(HostProcess::pid).collect(Collectors.toSet()));
        }
        return seen.stream().filter(process -> !killed.contains(process.pid())).toList();
    }

    List<HostProcess> of(Daemon daemon) {
        return all().stream()
                .filter(process -> process.user().equals(USER) && names(process, daemon.program()))
                .toList();
    }

    boolean runs(Daemon daemon) {
        return !of(daemon).isEmpty();
    }

    /** Whether the first or second word of its command is this program, as the interpreter may come first. */
    static boolean names(HostProcess process, String program) {
        return process.argv().stream().limit(2).anyMatch(word -> baseName(word).equals(program));
    }

    private static String baseName(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }

    /** Starts a daemon of the cluster user; nothing when its program is missing. */
    void start(Daemon daemon, Instant now, List<String> arguments) {
        Path program = paths.bin(daemon.program());
        if (!java.nio.file.Files.isExecutable(program)) {
            return;
        }
        var argv = new ArrayList<String>();
        argv.add(program.toString());
        argv.addAll(arguments);
        long pid = host.spawn(USER, argv, Map.of("GAUSSHOME", paths.gaussHome().toString()));
        killed.remove(pid);
        var more = new ArrayList<>(seen);
        more.add(new HostProcess(pid, 1, USER, now, argv));
        seen = List.copyOf(more);
    }

    void kill(Daemon daemon) {
        for (var process : of(daemon)) {
            host.signal(process.pid(), KILL);
            killed.add(process.pid());
        }
    }
}
