package dev.runproof.product.openmldb;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.Fate;
import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Programs, pid files and processes of the hosts of a modelled cluster, all in memory. */
final class ModelMachines {
    static final String OLD = "0.9.0-aaaa1111";

    /** A directory of programs: the release of what lies there, and its pid files by their names. */
    static final class Programs {
        final String version;
        final Map<String, Long> pidFiles = new TreeMap<>();

        Programs(String version) {
            this.version = version;
        }
    }

    /** A process: a component, or the watchdog above one. */
    static final class Running {
        final long pid;
        final Component component;
        final String version;
        final boolean watchdog;
        boolean alive = true;

        Running(long pid, Component component, String version, boolean watchdog) {
            this.pid = pid;
            this.component = component;
            this.version = version;
            this.watchdog = watchdog;
        }
    }

    private final Cluster cluster;
    private final Site site;
    private final Map<String, Programs> programs = new LinkedHashMap<>();
    private final Map<Long, Running> processes = new TreeMap<>();
    private final Map<Component, Running> present = new LinkedHashMap<>();
    private final Map<Component, Integer> endAtOnce = new LinkedHashMap<>();
    private final Set<Component> startTheOldOne = new HashSet<>();
    private final Set<Component> deaf = new HashSet<>();
    private final Set<String> takenPorts = new HashSet<>();
    private final Set<Component> withoutConfiguration = new HashSet<>();
    private long lastPid = 100;

    ModelMachines(Cluster cluster, Site site, String newVersion, Set<Component> watched) {
        this.cluster = cluster;
        this.site = site;
        for (Component component : site.components()) {
            component.kind().directories().forEach(it -> {
                at(component.host(), component.directory() + "/" + it, new Programs(OLD));
                at(component.host(), site.newRelease() + "/" + it, new Programs(newVersion));
            });
        }
        at(site.operation(), site.newRelease() + "/bin", new Programs(newVersion));
        for (Component component : site.components()) {
            Running process = add(component, OLD, false);
            present.put(component, process);
            if (watched.contains(component)) {
                Running watchdog = add(component, OLD, true);
                pidFiles(component).put(component.kind() + ".pid", watchdog.pid);
                pidFiles(component).put(component.kind() + ".pid.child", process.pid);
            } else {
                pidFiles(component).put(component.kind() + ".pid", process.pid);
            }
        }
    }

    static dev.runproof.lab.openmldb.cluster.Component modelled(Component component) {
        return new dev.runproof.lab.openmldb.cluster.Component(
                dev.runproof.lab.openmldb.cluster.Kind.valueOf(component.kind().name()), component.endpoint());
    }

    private void at(HostName host, String path, Programs there) {
        programs.putIfAbsent(host + ":" + path, there);
    }

    Optional<Programs> at(HostName host, String path) {
        return Optional.ofNullable(programs.get(host + ":" + path));
    }

    void put(HostName host, String path, Programs there) {
        programs.put(host + ":" + path, there);
    }

    void rename(HostName host, String from, String to) {
        Programs moved = programs.remove(host + ":" + from);
        if (moved == null) {
            throw new IllegalStateException("no " + from + " on " + host);
        }
        put(host, to, moved);
    }

    Map<String, Long> pidFiles(Component component) {
        return at(component.host(), component.programs()).orElseThrow().pidFiles;
    }

    /** A component without a process of its own ends; below a watchdog another one is started. */
    void tick() {
        for (Running process : List.copyOf(present.values())) {
            if (process.alive && cluster.fate(modelled(process.component)) == Fate.EXITED) {
                process.alive = false;
            }
            if (!process.alive && watchdogOf(process.component).isPresent()) {
                pidFiles(process.component).put(process.component.kind() + ".pid.child", spawn(process.component).pid);
            }
        }
    }

    private Optional<Running> watchdogOf(Component component) {
        return processes.values().stream()
                .filter(it -> it.alive && it.watchdog && it.component.equals(component))
                .findFirst();
    }

    Running watchdog(Component component) {
        return add(component, OLD, true);
    }

    /** Starts what lies there now; while the port is taken the new process ends at once. */
    Running spawn(Component component) {
        String directory = component
                .kind()
                .directories()
                .get(component.kind().directories().size() - 1);
        String lying =
                at(component.host(), component.directory() + "/" + directory).orElseThrow().version;
        Running process = add(component, startTheOldOne.contains(component) ? OLD : lying, false);
        Integer times = endAtOnce.computeIfPresent(component, (it, left) -> left - 1);
        if (isTaken(component.endpoint())
                || listens(component.endpoint()) != process
                || (times != null && times >= 0)) {
            process.alive = false;
            return process;
        }
        present.put(component, process);
        cluster.started(modelled(component), process.version, true);
        return process;
    }

    private Running add(Component component, String version, boolean watchdog) {
        var process = new Running(++lastPid, component, version, watchdog);
        processes.put(process.pid, process);
        return process;
    }

    @Nullable
    Running listens(String endpoint) {
        return processes.values().stream()
                .filter(it ->
                        it.alive && !it.watchdog && it.component.endpoint().equals(endpoint))
                .findFirst()
                .orElse(null);
    }

    /** A program that is none of the cluster's listens there. */
    void portIsTaken(String endpoint) {
        takenPorts.add(endpoint);
    }

    /** Somebody takes its {@code conf} away, or puts it back. */
    void configured(Component component, boolean now) {
        if (now) {
            withoutConfiguration.remove(component);
        } else {
            withoutConfiguration.add(component);
        }
    }

    boolean isConfigured(Component component) {
        return !withoutConfiguration.contains(component);
    }

    boolean isTaken(String endpoint) {
        return takenPorts.contains(endpoint);
    }

    Component component(String endpoint) {
        return site.components().stream()
                .filter(it -> it.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    boolean lives(@Nullable Long pid) {
        Running process = pid == null ? null : processes.get(pid);
        return process != null && process.alive;
    }

    boolean isOf(long pid, String kind) {
        Running process = processes.get(pid);
        return process != null && process.component.kind().toString().equals(kind);
    }

    /** The signal that ends a process, if it hears it. */
    void end(long pid) {
        Running process = processes.get(pid);
        if (process == null || !process.alive || (deaf.contains(process.component) && !process.watchdog)) {
            return;
        }
        process.alive = false;
        if (!process.watchdog && present.get(process.component) == process) {
            cluster.stopped(modelled(process.component));
        }
    }

    /** The process of a component ends, whatever started it. */
    void dies(Component component) {
        Optional.ofNullable(present.get(component)).ifPresent(it -> end(it.pid));
    }

    void endsAtOnce(Component component, int times) {
        endAtOnce.put(component, times);
    }

    void startsTheOldOne(Component component) {
        startTheOldOne.add(component);
    }

    void hearsNoSignal(Component component) {
        deaf.add(component);
    }

    void clearFaults() {
        endAtOnce.clear();
        startTheOldOne.clear();
        deaf.clear();
    }

    /** Components whose process is not of this release, or not there. */
    List<String> notOf(String release) {
        tick();
        var wrong = new ArrayList<String>();
        for (Component component : site.components()) {
            Running process = listens(component.endpoint());
            if (process == null || !process.version.startsWith(release + "-")) {
                wrong.add(component + " runs " + (process == null ? "nothing" : process.version));
            }
        }
        return wrong;
    }
}
