package dev.runproof.lab.process;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec.Owner;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.host.LabDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A lab that is up, seen from another process. Every question throws {@link LabRefused} when it is not up any more. */
public final class LabHandle {
    /** The name of the environment file that lies in the directory of a lab that is up. */
    public static final String ENVIRONMENT = LabDirectory.ENVIRONMENT;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ENDING = Duration.ofSeconds(10);

    private final LabState state;
    private final LabDirectory directory;

    public LabHandle(LabState state, LabDirectory directory) {
        this.state = state;
        this.directory = directory;
    }

    public String name() {
        return state.description().lab();
    }

    public LabKind kind() {
        return state.kind();
    }

    public String product() {
        return state.product();
    }

    public double speed() {
        return state.speed();
    }

    /** The process id of the lab. */
    public long pid() {
        return state.pid();
    }

    public Path directory() {
        return directory.root();
    }

    /** The environment file that acts on this lab. */
    public Path environment() {
        return directory.environment();
    }

    public LabDescription description() {
        return state.description();
    }

    /** Every program started on the hosts, in the order of the starts. */
    public List<LoggedCommand> log() {
        return ask("log").stream().map(LabHandle::command).toList();
    }

    private static LoggedCommand command(List<String> words) {
        return new LoggedCommand(
                Instant.parse(words.get(0)),
                words.get(1),
                words.get(2),
                words.subList(4, words.size()),
                words.get(3).isEmpty() ? null : Integer.valueOf(words.get(3)));
    }

    /** The scenarios that can be planted, each with a sentence. */
    public Map<String, String> faults() {
        var faults = new TreeMap<String, String>();
        ask("faults").forEach(line -> faults.put(line.get(0), line.get(1)));
        return faults;
    }

    /** What the simulation does not reproduce, a sentence each. */
    public List<String> notReproduced() {
        return ask("gaps").stream().map(line -> line.get(0)).toList();
    }

    /**
     * Plants a scenario.
     *
     * @param at the documented step at which it begins, empty for now
     * @throws LabRefused also when there is no such scenario or it does not fit, saying why
     */
    public void plant(String fault, Optional<String> host, Optional<String> at) {
        ask("plant", fault, host.orElse(""), at.orElse(""));
    }

    /** Takes back every planted scenario that has not left lasting traces. */
    public void clear() {
        ask("clear");
    }

    public Status status() {
        var hosts = new TreeMap<String, Boolean>();
        var planted = new TreeMap<String, String>();
        Optional<Owner> owner = Optional.empty();
        for (var line : ask("status")) {
            switch (line.get(0)) {
                case "host" -> hosts.put(line.get(1), line.get(2).equals("up"));
                case "fault" -> planted.put(line.get(1), line.get(2));
                case "owner" -> owner = Optional.of(new Owner(line.get(1), Long.parseLong(line.get(2))));
                default -> throw new LabRefused("the lab's status has a line that is not understood: " + line);
            }
        }
        return new Status(hosts, planted, owner);
    }

    /**
     * How a lab is.
     *
     * @param hosts which of them are up, by name in order
     * @param planted scenarios, each with the host and step it was planted for, empty text when there is none
     */
    public record Status(Map<String, Boolean> hosts, Map<String, String> planted, Optional<Owner> owner) {
        public Status {
            hosts = Collections.unmodifiableMap(new TreeMap<>(hosts));
            planted = Collections.unmodifiableMap(new TreeMap<>(planted));
        }
    }

    /** Takes a host down, with everything that runs on it, or lets it come up again. */
    public void power(String host, boolean on) {
        ask("power", host, on ? "on" : "off");
    }

    /** What {@code sudo} lets the cluster user do from now on: {@code FREE}, {@code PASSWORD} (the lab's) or {@code NONE}. */
    public void sudo(SudoPolicy policy) {
        ask("sudo", policy.name());
    }

    /** Another process carries on the run that the lab was made for. */
    public void takenOverBy(Owner owner) {
        ask("own", owner.run(), Long.toString(owner.pid()));
    }

    /**
     * The command that opens a shell on a host, or runs one command there, with the machine's own {@code ssh}, or {@code
     * docker} where that leads to it.
     *
     * @param user empty for the cluster user
     */
    public List<String> ssh(String host, Optional<String> user, List<String> command) {
        var found = description().hosts().stream()
                .filter(candidate -> candidate.name().equals(host))
                .findFirst()
                .orElseThrow(() -> new LabRefused("the lab " + name() + " has no host '" + host + "'; it has: "
                        + String.join(
                                ", ",
                                description().hosts().stream()
                                        .map(LabDescription.Host::name)
                                        .toList())));
        String container = found.container();
        if (container != null) {
            return entering(container, user.orElse(found.user()), command);
        }
        var words = new java.util.ArrayList<>(List.of(
                "ssh",
                "-F",
                "none",
                "-i",
                found.identity(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "UserKnownHostsFile=" + description().knownHosts(),
                "-o",
                "GlobalKnownHostsFile=none",
                "-o",
                "StrictHostKeyChecking=yes",
                "-p",
                Integer.toString(found.port()),
                user.orElse(found.user()) + "@" + found.address()));
        words.addAll(command);
        return List.copyOf(words);
    }

    private static List<String> entering(String container, String user, List<String> command) {
        return command.isEmpty()
                ? List.of("docker", "exec", "-it", "--user", user, container, "/bin/sh")
                : List.of(
                        "docker", "exec", "-i", "--user", user, container, "/bin/sh", "-c", String.join(" ", command));
    }

    /**
     * Ends the lab and waits until nothing of it is left.
     *
     * @throws LabRefused when it does not end in time
     */
    public void down() {
        var process = ProcessHandle.of(state.pid());
        if (!state.lives()) {
            return;
        }
        try {
            ask("down");
        } catch (LabRefused refused) {
            if (endsSoon(process)) {
                // It was ending already; what it leaves is taken away by its reaper.
                return;
            }
            throw refused;
        }
        try {
            process.orElseThrow().onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabRefused("interrupted while the lab " + name() + " ended", e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new LabRefused(
                    "the lab " + name() + " (process " + state.pid() + ") did not end within " + PATIENCE, e);
        }
        if (Files.exists(directory.root())) {
            throw new LabRefused("the lab " + name() + " ended and left " + directory.root());
        }
    }

    /** Whether a process that does not answer any more is about to end. */
    private static boolean endsSoon(Optional<ProcessHandle> process) {
        try {
            if (process.isPresent()) {
                process.get().onExit().get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private List<List<String>> ask(String... request) {
        return Control.ask(state, request);
    }
}
