package dev.runproof.lab.openmldb;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.Component;
import dev.runproof.lab.openmldb.cluster.Fate;
import dev.runproof.lab.openmldb.cluster.HttpAnswer;
import dev.runproof.lab.openmldb.cluster.HttpRequest;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The components that run now.
 *
 * <p>A component lives in the call of the launcher that is its process: when that is killed, the call ends, and with it
 * the port.
 */
final class Runs {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofSeconds(5);

    /** Below this much wall time nobody looks again, however fast the lab's time runs. */
    private static final Duration WALL_LOOK = Duration.ofMillis(20);

    private final Cluster cluster;
    private final LabClock clock;
    private final LogFiles logs;
    private final Map<Component, Running> running = new ConcurrentHashMap<>();
    private final Map<Component, Running> handedOver = new ConcurrentHashMap<>();
    private final Set<Component> thereAlready = ConcurrentHashMap.newKeySet();
    private final StartFaults faults;
    private final Function<HostName, SimulatedHost> hosts;

    Runs(Cluster cluster, LabClock clock, LogFiles logs, StartFaults faults, Function<HostName, SimulatedHost> hosts) {
        this.cluster = cluster;
        this.clock = clock;
        this.logs = logs;
        this.faults = faults;
        this.hosts = hosts;
    }

    StartFaults faults() {
        return faults;
    }

    /** The cluster has this component since long ago: the process that comes now stands for it. */
    void thereAlready(Component component) {
        thereAlready.add(component);
    }

    /** What a component is started with. */
    record Start(Place place, Path directory, Path logDirectory, String version, boolean autoFailover) {}

    /** Lets the calling process be this component until it ends by itself, which is told as its exit status. */
    int live(Start start, ToolCall call, Terminal terminal, Predicate<Running> alive) throws InterruptedException {
        var component = start.place().component();
        if (faults.endsAtOnce(component, start.version())) {
            return 1;
        }
        Running mine = handedOver.remove(component);
        if (mine == null) {
            Optional<ComponentServer> server = port(start.place(), alive);
            if (server.isEmpty()) {
                logs.begin(start, call.pid());
                logs.write(component, 'E', "Fail to listen " + start.place().endpoint());
                return 1;
            }
            String version = faults.shown(component, start.version());
            mine = new Running(start.place(), start.directory(), version, server.get(), call.pid());
            running.put(component, mine);
            logs.begin(start, call.pid());
            if (!thereAlready.remove(component)) {
                faults.prepare(cluster, component, version);
                cluster.started(component, version, start.autoFailover());
            }
        } else {
            mine.carriedOnBy(call.pid());
        }
        boolean halted = false;
        try {
            while (true) {
                boolean now = isHalted(mine);
                // A process that was killed while it was halted does not go on.
                if (now != halted && (now || lives(mine))) {
                    halted = now;
                    cluster.halted(component, now);
                }
                var fate = cluster.fate(component);
                if (fate == Fate.EXITED) {
                    return 1;
                }
                clock.pass(pace(fate == Fate.REGISTERED ? SELDOM : LOOK));
                terminal.out("");
            }
        } finally {
            if (mine.pid() == call.pid()) {
                end(mine);
            }
        }
    }

    private Duration pace(Duration labTime) {
        var least = Duration.ofNanos((long) (WALL_LOOK.toNanos() * clock.speed()));
        return labTime.compareTo(least) < 0 ? least : labTime;
    }

    private Optional<ComponentServer> port(Place place, Predicate<Running> alive) {
        var component = place.component();
        Running holder = running.get(component);
        if (holder != null && !alive.test(holder)) {
            end(holder);
        }
        try {
            return Optional.of(ComponentServer.open(
                    hosts.apply(place.host()), component.endpoint(), request -> answer(component, request)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean lives(Running one) {
        return hosts.apply(one.place().host()).processes().stream().anyMatch(each -> each.pid() == one.pid());
    }

    private boolean isHalted(Running one) {
        return hosts.apply(one.place().host()).isHalted(one.pid());
    }

    /** The kernel takes a connection to a process that does nothing, and nobody answers before it goes on or ends. */
    private void awaitGoingOn(Component component) {
        try {
            Running asked = running.get(component);
            Wall.until(() -> asked == null || asked != running.get(component) || !isHalted(asked), Wall.PATIENCE);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<HttpAnswer> answer(Component component, HttpRequest request) {
        awaitGoingOn(component);
        try {
            return Optional.of(cluster.http(component, request));
        } catch (IllegalStateException e) {
            // It has ended by itself, and its process is about to.
            return Optional.empty();
        }
    }

    private void end(Running gone) {
        if (gone.end()) {
            running.remove(gone.component(), gone);
            cluster.stopped(gone.component());
        }
    }

    /** A process is known to be gone: what it was is gone too. */
    void gone(HostName host, long pid) {
        running.values().stream().filter(each -> each.is(host, pid)).forEach(this::end);
    }

    /** The next process of this component carries on what runs, unseen by the cluster. */
    void handOver(Running old) {
        handedOver.put(old.component(), old);
    }

    Optional<Running> of(Component component) {
        return Optional.ofNullable(running.get(component));
    }

    /** Whether the process is a component that has its port, or has ended. */
    boolean isListening(HostName host, long pid) {
        return running.values().stream().anyMatch(each -> each.is(host, pid));
    }
}
