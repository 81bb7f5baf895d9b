package dev.runproof.lab.openmldb.cluster;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * An OpenMLDB cluster that answers as the product does.
 *
 * <p>Thread-safe. Nothing in it runs by itself: each call first works off what has come due by the clock.
 */
public final class Cluster {
    private final World world;
    private final Processes processes;
    private final Client client;
    private final HttpServers servers;
    private final Faults faults;
    private final Inside inside;

    /** A cluster whose data lies on its tablets' disks, and none of whose processes runs. */
    public Cluster(Topology topology, InstantSource clock, ServerLog log) {
        this.world = new World(topology, clock, log);
        this.processes = new Processes(world);
        this.client = new Client(world);
        this.servers = new HttpServers(world);
        this.faults = new Faults(world, processes);
        this.inside = new Inside(world);
    }

    /** A healthy cluster, all of whose components have been running with this version for so long. */
    public static Cluster running(
            Topology topology, InstantSource clock, ServerLog log, String fullVersion, Duration age) {
        var cluster = new Cluster(topology, clock, log);
        topology.components().forEach(it -> cluster.running(it, fullVersion, age));
        return cluster;
    }

    /** A process that is there, registered and has loaded everything, for so long; the first nameserver leads. */
    public void running(Component component, String fullVersion, Duration age) {
        synchronized (world) {
            world.timeline().advance();
            processes.running(component, fullVersion, world.now().minus(age));
        }
    }

    /**
     * A process listens.
     *
     * @param fullVersion {@code 0.9.2-c18e6a0d}
     * @param flagsAutoFailover what its flags say; counts for a nameserver, and only while ZooKeeper has no value
     */
    public void started(Component component, String fullVersion, boolean flagsAutoFailover) {
        synchronized (world) {
            world.timeline().advance();
            processes.started(component, fullVersion, flagsAutoFailover);
        }
    }

    /** A process is gone; its nodes stay for the session timeout. */
    public void stopped(Component component) {
        synchronized (world) {
            world.timeline().advance();
            processes.stopped(component);
        }
    }

    /** A process is there and does nothing, not even for its session, until it goes on. */
    public void halted(Component component, boolean now) {
        synchronized (world) {
            world.timeline().advance();
            processes.halted(component, now);
        }
    }

    /** What became of the process that was started last. */
    public Fate fate(Component component) {
        synchronized (world) {
            world.timeline().advance();
            Server server = world.servers().get(component);
            return server == null ? Fate.EXITED : server.fate();
        }
    }

    /** One call of the client, arguments without the program's name. */
    public CliAnswer cli(List<String> arguments) {
        synchronized (world) {
            world.timeline().advance();
            return client.answer(arguments);
        }
    }

    /**
     * One request to a component.
     *
     * @throws IllegalStateException while its process is not there
     */
    public HttpAnswer http(Component component, HttpRequest request) {
        synchronized (world) {
            world.timeline().advance();
            Server server = world.living(component.kind(), component.endpoint());
            if (server == null) {
                throw new IllegalStateException(component + " does not listen");
            }
            return servers.answer(server, request);
        }
    }

    /** What scenarios and tests change in it. */
    public Faults faults() {
        return faults;
    }

    /** What scenarios and tests see of it beside its answers. */
    public Inside inside() {
        return inside;
    }
}
