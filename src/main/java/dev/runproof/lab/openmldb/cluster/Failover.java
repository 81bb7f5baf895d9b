package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Op.Order;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the leading nameserver does when a tablet goes and comes. */
final class Failover {
    private static final Duration NOTICE = Duration.ofMillis(500);

    private final World world;

    Failover(World world) {
        this.world = world;
    }

    /** A tablet has registered after a start: all that it had is on its disk only. */
    void registered(Server server) {
        String endpoint = server.endpoint();
        world.views().put(endpoint, new TabletView(true, world.now()));
        world.logOfLeader('I', "tablet " + endpoint + " is healthy");
        if (!world.autoFailover()) {
            return;
        }
        // What counts is the setting at the moment of each act: switched off in between, nothing more happens, ever.
        world.timeline()
                .after(
                        NOTICE,
                        () -> world.leadership().whenLed(() -> {
                            if (world.autoFailover() && server.lives()) {
                                takeOut(endpoint);
                            }
                        }));
        world.timeline()
                .after(
                        world.timings().recoverDelay(),
                        () -> world.leadership().whenLed(() -> {
                            if (world.autoFailover() && server.lives()) {
                                recover(endpoint);
                            }
                        }));
    }

    /** The process of a tablet has gone: its last figures stand still. */
    void silent(String endpoint) {
        world.tablet(endpoint).memory().forEach((id, replica) -> {
            Partition partition = world.tables().partition(id);
            Partition.@Nullable Meta meta = partition == null ? null : partition.meta(endpoint);
            if (meta != null) {
                meta.last(replica.seenAt(world.now()));
            }
        });
    }

    /** Its node has gone. */
    void offline(String endpoint) {
        Instant since = world.now();
        world.views().put(endpoint, new TabletView(false, since));
        world.logOfLeader('W', "tablet " + endpoint + " is offline");
        world.timeline()
                .after(
                        world.timings().heartbeatLimit(),
                        () -> world.leadership().whenLed(() -> {
                            TabletView view = world.views().get(endpoint);
                            if (world.autoFailover() && view != null && view.equals(new TabletView(false, since))) {
                                takeOut(endpoint);
                            }
                        }));
    }

    /** Marks the tablet's replicas dead and moves its leaders away, in all databases. */
    void takeOut(String endpoint) {
        for (Table table : world.tables().all()) {
            for (Partition partition : table.partitions()) {
                Partition.Meta meta = partition.meta(endpoint);
                if (meta == null || !meta.alive()) {
                    continue;
                }
                if (!meta.leader()) {
                    world.ops()
                            .create(OpType.OFFLINE_REPLICA_OP, partition, new Order(endpoint, endpoint, false, false));
                } else if (partition.metas().size() == 1) {
                    world.ops()
                            .create(
                                    OpType.UPDATE_PARTITION_STATUS_OP,
                                    partition,
                                    new Order(endpoint, endpoint, true, false));
                } else {
                    meta.alive(false);
                    world.ops().create(OpType.CHANGE_LEADER_OP, partition, Order.of(OpWork.AUTO));
                }
            }
        }
    }

    /** Has everything brought back that this tablet does not serve. */
    void recover(String endpoint) {
        for (Table table : world.tables().all()) {
            for (Partition partition : table.partitions()) {
                Partition.Meta meta = partition.meta(endpoint);
                boolean dead = meta != null && (!meta.alive() || world.replica(endpoint, partition.id()) == null);
                if (dead) {
                    world.ops().create(OpType.RECOVER_TABLE_OP, partition, Order.of(endpoint));
                }
            }
        }
    }
}
