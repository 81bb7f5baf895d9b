package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.OpFault.Place;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The misbehaviour that a cluster can be given. */
public final class Faults {
    private final World world;
    private final Processes processes;

    Faults(World world, Processes processes) {
        this.world = world;
        this.processes = processes;
    }

    private void change(Runnable what) {
        synchronized (world) {
            world.timeline().advance();
            what.run();
        }
    }

    private <T> T look(Supplier<T> what) {
        synchronized (world) {
            world.timeline().advance();
            return what.get();
        }
    }

    private Partition at(Place place) {
        return world.tables().at(place);
    }

    private Table table(String database, String name) {
        return world.tables().at(database, name);
    }

    private Partition.Meta meta(Place place, String endpoint) {
        Partition.Meta meta = at(place).meta(endpoint);
        if (meta == null) {
            throw new IllegalArgumentException(place + " has no replica on " + endpoint);
        }
        return meta;
    }

    // Operations.

    /** How long each operation takes, from its creation on. */
    public void opsTake(Duration each) {
        change(() -> world.timings(world.timings().withOp(each)));
    }

    /** How long the loading of each partition takes. */
    public void loadingTakes(Duration each) {
        change(() -> world.timings(world.timings().withLoad(each)));
    }

    public void befall(OpFault fault) {
        change(() -> world.switches().add(fault));
    }

    /** Operations that were kept from ending go on. */
    public void releaseOps() {
        change(() -> world.ops().release());
    }

    /** An operation that ended so long ago; the next ones are numbered behind it. */
    public long pastOp(OpType type, Place place, OpFault.Outcome outcome, Duration age) {
        return look(() -> world.ops().past(type, at(place), outcome, age));
    }

    /** Operations are numbered behind this one. */
    public void lastOp(long id) {
        change(() -> world.ops().countFrom(id));
    }

    /** So many calls of this command are refused with this text. */
    public void refuse(String command, String text, int times) {
        change(() -> world.switches().refuse(command, text, times));
    }

    // Replicas and tables.

    /** The tablet takes no further partition: what is sent to it fails. */
    public void full(String tablet) {
        change(() -> world.switches().full().add(tablet));
    }

    /** Whatever this tablet loads lacks its last entries, which it takes over evenly within this time. */
    public void behindAfterLoading(String tablet, long entries, Duration within) {
        change(() ->
                world.switches().behindAfterLoading().put(tablet, new Switches.Behind(entries, Optional.of(within))));
    }

    /** The same at so many entries a second; 0: until {@link #catchUp}. */
    public void behindAfterLoading(String tablet, long entries, long perSecond) {
        if (perSecond == 0) {
            behindAfterLoading(tablet, entries);
        } else {
            behindAfterLoading(tablet, entries, Duration.ofMillis(entries * 1000 / perSecond));
        }
    }

    /** Whatever this tablet loads lacks its last entries, until {@link #catchUp}. */
    public void behindAfterLoading(String tablet, long entries) {
        change(() -> world.switches().behindAfterLoading().put(tablet, new Switches.Behind(entries, Optional.empty())));
    }

    /** A follower that lacks so many entries of its leader and takes none over; these are written now. */
    public void hangsBehind(Place place, String follower, long entries) {
        change(() -> {
            Partition partition = at(place);
            world.replication().held().add(new Replication.Held(follower, Optional.of(partition.id())));
            world.writers().put(partition, world.writers().rows(entries));
        });
    }

    /** No follower on this tablet takes anything over any more. */
    public void holdsBack(String tablet) {
        change(() -> world.replication().held().add(new Replication.Held(tablet, Optional.empty())));
    }

    /** All followers take over again. */
    public void catchUp() {
        change(() -> {
            world.replication().held().clear();
            world.switches().behindAfterLoading().clear();
            world.tables()
                    .all()
                    .forEach(it -> it.partitions()
                            .forEach(partition -> world.replication().changed(partition, Duration.ZERO)));
        });
    }

    /** The replica on this tablet lacks its last entries from now on. */
    public void losesLast(Place place, String tablet, long entries) {
        change(() -> {
            Replica replica = world.tablet(tablet).replica(at(place).id());
            if (replica == null) {
                throw new IllegalArgumentException(place + " is not loaded on " + tablet);
            }
            replica.changing(world.now());
            replica.log().loseLast(entries);
        });
    }

    /** The disk of a tablet is empty; what it has in memory goes on. */
    public void diskLost(String tablet) {
        change(() -> world.tablet(tablet).loseDisk());
    }

    /** The state of one replica in its tablet: {@code kMakingSnapshot}, {@code kTableUndefined}. */
    public void state(Place place, String tablet, String word) {
        change(() -> {
            Replica replica = world.tablet(tablet).replica(at(place).id());
            if (replica == null) {
                throw new IllegalArgumentException(place + " is not loaded on " + tablet);
            }
            replica.state(Replica.State.of(word));
        });
    }

    /** The mark of one replica, as showtable prints it. */
    public void alive(Place place, String endpoint, boolean lives) {
        change(() -> meta(place, endpoint).alive(lives));
    }

    /** Offset and row count of this replica are unknown to the nameserver, or known again. */
    public void unknownFigures(Place place, String endpoint, boolean unknown) {
        change(() -> meta(place, endpoint).neverSeen(unknown));
    }

    /** A line in the Warnings cell of a table: {@code [pid=0][follower][…]: not connected to leader}. */
    public void warn(String database, String name, String line) {
        change(() -> table(database, name).plantedWarnings().add(line));
    }

    public void unwarn(String database, String name) {
        change(() -> table(database, name).plantedWarnings().clear());
    }

    /** Drops a table; this tablet keeps its partitions. */
    public void droppedButHeldBy(String database, String name, String tablet) {
        change(() -> {
            Table table = table(database, name);
            for (Partition partition : table.partitions()) {
                partition.metas().stream()
                        .filter(it -> !it.endpoint().equals(tablet))
                        .forEach(it -> world.tablet(it.endpoint()).drop(partition.id()));
            }
            world.tables().remove(table);
        });
    }

    /** A number that no table has. */
    public int freeTid() {
        return look(() -> world.tables().nextTid());
    }

    /** A table more. */
    public void create(TableSpec table) {
        change(() -> world.create(table));
    }

    // Processes and ZooKeeper.

    /** This component never registers when it is started the next times. */
    public void neverRegisters(Component component) {
        change(() -> world.switches().neverRegister().add(component));
    }

    public void registrationTakes(Component component, Duration time) {
        change(() -> world.switches().slowRegistration().put(component, time));
    }

    /** The tablet is registered and does not answer. */
    public void silent(String tablet, boolean silent) {
        change(() -> {
            if (silent) {
                world.switches().silentTablets().add(tablet);
            } else {
                world.switches().silentTablets().remove(tablet);
            }
        });
    }

    /** The leading nameserver loses its lock; for the time of a take-over nobody leads. */
    public void leaderLosesLock() {
        change(processes::leaderLosesLock);
    }

    public void zooKeeperGone() {
        change(processes::zooKeeperGone);
    }

    public void zooKeeperBack() {
        change(() -> world.zooKeeper().reachable(true));
    }

    public void autoFailover(boolean on) {
        change(() -> world.zooKeeper().autoFailover(Optional.of(on)));
    }

    /** ZooKeeper has no value of auto_failover: the next leader writes that of its flags. */
    public void autoFailoverUnset() {
        change(() -> world.zooKeeper().autoFailover(Optional.empty()));
    }

    // Jobs.

    /** A job of the taskmanager; its number. */
    public int job(String type, String state) {
        return look(() -> world.jobs().add(type, state));
    }

    public void jobState(int id, String state) {
        change(() -> world.jobs().state(id, state));
    }

    /** What the taskmanager at this endpoint says of its Spark. */
    public void batchVersion(String taskmanager, String version) {
        change(() -> world.switches().batchVersions().put(taskmanager, version));
    }

    // Writers.

    public void write(WriterSpec writer) {
        change(() -> world.writers().start(writer));
    }

    public void stopWriters() {
        change(() -> world.writers().stopAll());
    }

    /** So many rows at once; false when nobody takes them. */
    public boolean put(Place place, long rows) {
        return look(() -> world.writers().put(at(place), world.writers().rows(rows)));
    }

    /** Takes back every switch; what has already happened stays. */
    public void clear() {
        change(() -> {
            world.switches().clear();
            world.replication().held().clear();
            world.writers().stopAll();
            world.timings(world.topology().timings());
        });
    }
}
