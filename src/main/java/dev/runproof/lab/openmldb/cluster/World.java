package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that is in the cluster, for the parts of the model; whoever touches it holds its lock. */
final class World {
    private final Topology topology;
    private final Timeline timeline;
    private final ServerLog log;
    private final ZooKeeper zooKeeper = new ZooKeeper();
    private final Switches switches = new Switches();
    private final Tables tables = new Tables();
    private final Map<Component, Server> servers = new LinkedHashMap<>();
    private final Map<String, Tablet> tablets = new HashMap<>();
    private final Map<String, TabletView> views = new TreeMap<>();
    private final Leadership leadership;
    private final Ops ops;
    private final Failover failover;
    private final Replication replication;
    private final Writers writers;
    private final Jobs jobs;
    private Timings timings;

    World(Topology topology, InstantSource clock, ServerLog log) {
        this.topology = topology;
        this.timeline = new Timeline(clock);
        this.log = log;
        this.timings = topology.timings();
        this.leadership = new Leadership(this);
        this.ops = new Ops(this);
        this.failover = new Failover(this);
        this.replication = new Replication(this);
        this.writers = new Writers(this);
        this.jobs = new Jobs(this);
        zooKeeper.autoFailover(Optional.of(topology.autoFailover()));
        topology.tables().forEach(it -> tables.add(new Table(it)));
        for (Table table : tables.all()) {
            store(table);
        }
    }

    /** Puts the content of a new table onto the disks of its tablets. */
    private void store(Table table) {
        long left = table.spec().rows();
        for (Partition partition : table.partitions()) {
            long rows = left / (table.partitions().size() - partition.pid());
            left -= rows;
            Entry content = writers.rows(rows);
            writers.holds(partition, content);
            for (Partition.Meta meta : partition.metas()) {
                var contentThere = new Log();
                contentThere.append(content);
                tablet(meta.endpoint()).store(partition.id(), contentThere, partition.term());
            }
        }
    }

    Topology topology() {
        return topology;
    }

    Timeline timeline() {
        return timeline;
    }

    Instant now() {
        return timeline.now();
    }

    ZooKeeper zooKeeper() {
        return zooKeeper;
    }

    Switches switches() {
        return switches;
    }

    Tables tables() {
        return tables;
    }

    Leadership leadership() {
        return leadership;
    }

    Ops ops() {
        return ops;
    }

    Failover failover() {
        return failover;
    }

    Replication replication() {
        return replication;
    }

    Writers writers() {
        return writers;
    }

    Jobs jobs() {
        return jobs;
    }

    Timings timings() {
        return timings;
    }

    void timings(Timings next) {
        timings = next;
    }

    Map<Component, Server> servers() {
        return servers;
    }

    void add(Server server) {
        servers.put(server.component(), server);
        if (server.component().kind() == Kind.TABLET) {
            tablet(server.endpoint()).process(server);
        }
    }

    /** The process of a component, if it lives. */
    @Nullable
    Server living(Kind kind, String endpoint) {
        Server server = servers.get(new Component(kind, endpoint));
        return server != null && server.lives() ? server : null;
    }

    Tablet tablet(String endpoint) {
        return tablets.computeIfAbsent(endpoint, Tablet::new);
    }

    /** What the nameservers think of the tablets, by endpoint. */
    Map<String, TabletView> views() {
        return views;
    }

    boolean healthy(String endpoint) {
        TabletView view = views.get(endpoint);
        return view != null && view.healthy();
    }

    /** Whether a tablet's process answers. */
    boolean answers(String endpoint) {
        Tablet tablet = tablets.get(endpoint);
        return tablet != null && answers(tablet);
    }

    private boolean answers(Tablet tablet) {
        Server server = servers.get(new Component(Kind.TABLET, tablet.endpoint()));
        boolean halted = server != null && server.halted();
        return tablet.runs() && !halted && !switches.silentTablets().contains(tablet.endpoint());
    }

    /** The partition in the memory of a tablet that answers. */
    @Nullable
    Replica replica(String endpoint, PartitionId partition) {
        Tablet tablet = tablets.get(endpoint);
        return tablet != null && answers(tablet) ? tablet.replica(partition) : null;
    }

    boolean autoFailover() {
        return zooKeeper.autoFailover().orElse(true);
    }

    void log(Component component, char level, String text) {
        log(component, now(), level, text);
    }

    void log(Component component, Instant at, char level, String text) {
        log.write(component, at, level, text);
    }

    /** Writes into the log of the nameserver that leads. */
    void logOfLeader(char level, String text) {
        Server leader = leadership.leader();
        if (leader != null) {
            log(leader.component(), level, text);
        }
    }

    /** A new table, at once on its tablets and in their memory. */
    void create(TableSpec spec) {
        var table = new Table(spec);
        tables.add(table);
        store(table);
        for (Partition partition : table.partitions()) {
            for (Partition.Meta meta : partition.metas()) {
                if (answers(meta.endpoint())) {
                    replication.loadAtOnce(partition, meta.endpoint());
                }
            }
            replication.connect(partition);
        }
    }
}
