package dev.runproof.lab.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.SimulatedHost.HostProcess;
import dev.runproof.lab.host.CallerVariables;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.lab.host.WallLabClock;
import dev.runproof.model.Answer;
import dev.runproof.model.HostName;
import dev.runproof.model.Output;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The processes of a container that is a host: its first process starts, signals and lists them. */
final class HostProcesses {
    private static final double NANOS = 1e9;

    private final HostName name;
    private final Path tree;
    private final WallLabClock clock;
    private final HostLine line;
    private final OwnedFiles owned;

    HostProcesses(HostName name, Path tree, WallLabClock clock, HostLine line, OwnedFiles owned) {
        this.name = name;
        this.tree = tree;
        this.clock = clock;
        this.line = line;
        this.owned = owned;
    }

    Answer shell(String account, String text, Duration limit) {
        var from = Instant.now();
        long nanos = System.nanoTime();
        var asked = started("run", account, List.of(MachineCommands.SHELL, "-c", text), Map.of());
        var said = line.ask(asked.put("seconds", limit.toMillis() / 1000.0));
        return new Answer(
                said.get("exit").asInt(),
                output(said, "out"),
                output(said, "err"),
                from,
                Duration.ofNanos(System.nanoTime() - nanos));
    }

    private static Output output(JsonNode said, String channel) {
        byte[] bytes = said.get(channel).asText().getBytes(StandardCharsets.ISO_8859_1);
        return new Output(bytes, bytes.length);
    }

    private static ObjectNode started(
            String question, String account, List<String> argv, Map<String, String> environment) {
        var variables = new LinkedHashMap<>(environment);
        variables.put(CallerVariables.QUIET, "1");
        var asked = HostLine.question(question).put("user", account);
        asked.set("argv", HostLine.JSON.valueToTree(argv));
        asked.set("environment", HostLine.JSON.valueToTree(variables));
        return asked;
    }

    long spawn(String account, List<String> argv, Map<String, String> environment) {
        return spawned(started("spawn", account, argv, environment));
    }

    long spawn(String account, Path directory, List<String> argv, Map<String, String> environment) {
        return spawned(started("spawn", account, argv, environment).put("directory", directory.toString()));
    }

    /** What a shell ignores, the program that takes its place ignores too. */
    long spawnDeaf(String account, Path directory, List<String> argv, Map<String, String> environment) {
        var words = new ArrayList<>(List.of(MachineCommands.SHELL, "-c", "trap '' TERM; exec \"$@\"", "sh"));
        words.addAll(argv);
        var asked = started("spawn", account, words, environment).put("directory", directory.toString());
        return spawned(asked.set("shown", HostLine.JSON.valueToTree(argv)));
    }

    private long spawned(ObjectNode asked) {
        return line.ask(asked).get("pid").asLong();
    }

    /** All of the host. */
    List<HostProcess> all() {
        var found = new ArrayList<HostProcess>();
        line.ask(HostLine.question("processes")).get("processes").forEach(each -> found.add(process(each)));
        return List.copyOf(found);
    }

    private HostProcess process(JsonNode told) {
        var argv = new ArrayList<String>();
        told.get("argv").forEach(word -> argv.add(word.asText()));
        double seconds = told.get("started").asDouble();
        var started = Instant.ofEpochSecond((long) seconds, (long) (seconds % 1 * NANOS));
        return new HostProcess(
                told.get("pid").asLong(),
                told.get("parent").asLong(),
                owned.user(told.get("uid").asInt()),
                clock.at(started),
                told.get("known").asBoolean() ? argv : shown(argv));
    }

    /** Scripts that stand for programs of the host are shown as these programs, without the shell that runs them. */
    private List<String> shown(List<String> argv) {
        boolean script =
                argv.size() > 1 && argv.get(0).endsWith("/sh") && argv.get(1).startsWith(tree.toString());
        return script ? argv.subList(1, argv.size()) : argv;
    }

    void signal(long pid, int number) {
        var unused = line.ask(HostLine.question("signal").put("pid", pid).put("signal", number));
    }

    /** The host tells it, again and again asked, since it waits for nothing without a limit. */
    CompletableFuture<?> end(long pid) {
        var end = new CompletableFuture<Void>();
        var watch = new Thread(() -> watch(pid, end), "lab-end-" + name + "-" + pid);
        watch.setDaemon(true);
        watch.start();
        return end;
    }

    private void watch(long pid, CompletableFuture<Void> end) {
        var asked = HostLine.question("end").put("pid", pid);
        boolean ended = false;
        while (!ended) {
            try {
                ended = line.ask(asked).get("ended").asBoolean();
            } catch (UncheckedIOException down) {
                // With the host its processes are gone.
                ended = true;
            }
        }
        end.complete(null);
    }

    /** Which of these live; none on a host that went down. */
    Set<Long> living(Set<Long> pids) {
        var living = new HashSet<Long>();
        try {
            line.ask(HostLine.question("alive").set("pids", HostLine.JSON.valueToTree(pids)))
                    .get("alive")
                    .forEach(pid -> living.add(pid.asLong()));
        } catch (UncheckedIOException down) {
            return Set.of();
        }
        return living;
    }
}
