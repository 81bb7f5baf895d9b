package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Replica.Mode;
import dev.runproof.lab.openmldb.cluster.Replica.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loading of partitions, and the way of entries from leaders to their followers. */
final class Replication {
    /** A follower that takes nothing over: on this tablet, of one partition or of all. */
    record Held(String endpoint, Optional<PartitionId> partition) {}

    private static final Duration STEP = Duration.ofMillis(500);

    private final World world;
    private final Set<PartitionId> due = new HashSet<>();
    private final Set<Held> held = new HashSet<>();

    Replication(World world) {
        this.world = world;
    }

    /** Followers that a scenario holds back. */
    Set<Held> held() {
        return held;
    }

    /** What a tablet has on disk, for a cluster that has been running. */
    void loadAllAtOnce(String endpoint) {
        for (Table table : world.tables().all()) {
            for (Partition partition : table.partitions()) {
                if (partition.meta(endpoint) != null) {
                    loadAtOnce(partition, endpoint);
                    connect(partition);
                }
            }
        }
    }

    void loadAtOnce(Partition partition, String endpoint) {
        Tablet tablet = world.tablet(endpoint);
        Tablet.Stored stored = tablet.stored(partition.id());
        Partition.Meta meta = partition.meta(endpoint);
        if (stored != null && meta != null) {
            Mode mode = meta.leader() ? Mode.LEADER : Mode.FOLLOWER;
            var before = world.now().minus(Duration.ofHours(1));
            tablet.put(partition.id(), new Replica(stored.log(), mode, State.NORMAL, stored.term(), before));
        }
    }

    /** Lets the leader know its live followers. */
    void connect(Partition partition) {
        partition.liveLeader().ifPresent(leader -> {
            Replica replica = world.replica(leader.endpoint(), partition.id());
            if (replica != null) {
                partition.liveFollowers().forEach(it -> replica.followers().add(it.endpoint()));
            }
        });
    }

    /** Begins to load what is on the tablet's disk; false where nothing is. */
    boolean beginLoading(PartitionId id, String endpoint, Mode mode) {
        Tablet tablet = world.tablet(endpoint);
        Tablet.Stored stored = tablet.stored(id);
        if (stored == null) {
            return false;
        }
        Switches.Behind behind = world.switches().behindAfterLoading().get(endpoint);
        long whole = stored.log().offset();
        long from = behind == null ? whole : Math.max(0, whole - behind.entries());
        Log log = behind == null ? stored.log() : stored.log().prefix(from);
        var replica = new Replica(log, mode, State.LOADING, stored.term(), world.now());
        if (behind != null) {
            replica.pace(new Replica.Pace(from, whole - from, world.now(), behind.within()));
        }
        tablet.put(id, replica);
        return true;
    }

    /** Loads by a request of its own, without an operation. */
    boolean load(PartitionId id, String endpoint) {
        if (!beginLoading(id, endpoint, Mode.LEADER)) {
            return false;
        }
        Replica replica = world.tablet(endpoint).replica(id);
        world.timeline().after(world.timings().load(), () -> {
            if (replica != null && replica == world.tablet(endpoint).replica(id)) {
                loaded(id, replica);
            }
        });
        return true;
    }

    void loaded(PartitionId id, Replica replica) {
        replica.state(State.NORMAL);
        Partition partition = world.tables().partition(id);
        if (partition != null) {
            if (replica.leads()) {
                connect(partition);
            }
            changed(partition, Duration.ZERO);
        }
    }

    /** Puts into a leader; its followers hear of it a moment later. */
    void put(Partition partition, Replica leader, Entry entry) {
        leader.changing(world.now());
        leader.log().append(entry);
        changed(partition, world.timings().replication());
    }

    /** Lets the followers take over what their leaders have. */
    void changed(Partition partition, Duration delay) {
        if (due.add(partition.id())) {
            world.timeline().after(delay, () -> {
                due.remove(partition.id());
                if (send(partition)) {
                    changed(partition, STEP);
                }
            });
        }
    }

    /** Whether something is left to be sent. */
    private boolean send(Partition partition) {
        boolean more = false;
        for (Partition.Meta meta : partition.metas()) {
            Replica leader = world.replica(meta.endpoint(), partition.id());
            if (leader != null && leader.leads()) {
                for (String endpoint : leader.followers()) {
                    more |= send(partition.id(), leader, endpoint);
                }
            }
        }
        return more;
    }

    private boolean send(PartitionId id, Replica leader, String endpoint) {
        @Nullable Replica follower = world.replica(endpoint, id);
        // A follower that has heard of a later term takes nothing from an old leader.
        if (follower == null
                || follower.leads()
                || follower.state() == State.LOADING
                || follower.term() > leader.term()
                || isHeld(endpoint, id)) {
            return false;
        }
        long offset = follower.log().offset();
        long limit = world.switches().behindAfterLoading().containsKey(endpoint)
                ? follower.pace().map(it -> it.limit(world.now())).orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
        if (leader.log().offset() > offset && limit > offset) {
            follower.changing(world.now());
            follower.log().catchUp(leader.log(), limit);
        }
        follower.term(leader.term());
        boolean never = limit != Long.MAX_VALUE
                && follower.pace().filter(it -> it.within().isEmpty()).isPresent();
        return !never && leader.log().offset() > follower.log().offset();
    }

    private boolean isHeld(String endpoint, PartitionId id) {
        return held.contains(new Held(endpoint, Optional.of(id)))
                || held.contains(new Held(endpoint, Optional.empty()));
    }
}
