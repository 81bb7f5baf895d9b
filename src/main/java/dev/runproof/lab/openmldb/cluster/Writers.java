package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Entry.Effect;
import dev.runproof.lab.openmldb.cluster.Replica.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Clients that write, what they were told is written, and what has become of it. */
final class Writers {
    private record Acknowledged(Partition partition, Entry entry) {}

    private final World world;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final Set<WriterSpec> running = new HashSet<>();
    private long lastId;

    Writers(World world) {
        this.world = world;
    }

    /** So many rows, made up. */
    Entry rows(long count) {
        return new Entry(++lastId, 0, count, Effect.ROW, List.of());
    }

    /** Remembers what a partition holds from the beginning. */
    void holds(Partition partition, Entry content) {
        if (content.count() > 0) {
            acknowledged.add(new Acknowledged(partition, content));
        }
    }

    /** Writes where the clients believe the leader to be; false when nobody took it. */
    boolean put(Partition partition, Effect effect, List<Object> row) {
        return put(partition, new Entry(++lastId, 0, 1, effect, row));
    }

    boolean put(Partition partition, Entry entry) {
        Replica leader = takes(partition);
        if (leader == null) {
            partition.liveLeader().ifPresent(it -> partition.route(it.endpoint()));
            leader = takes(partition);
        }
        if (leader == null) {
            return false;
        }
        world.replication().put(partition, leader, entry);
        if (entry.effect() == Effect.ROW) {
            acknowledged.add(new Acknowledged(partition, entry));
        }
        return true;
    }

    private @Nullable Replica takes(Partition partition) {
        Replica replica = world.replica(partition.route(), partition.id());
        boolean ready = replica != null
                && replica.leads()
                && replica.state() != State.LOADING
                && replica.state() != State.UNDEFINED;
        return ready ? replica : null;
    }

    void start(WriterSpec writer) {
        if (running.add(writer)) {
            world.timeline().after(writer.every(), () -> tick(writer, 0));
        }
    }

    void stopAll() {
        running.clear();
    }

    private void tick(WriterSpec writer, int round) {
        if (!running.contains(writer)) {
            return;
        }
        Table table = world.tables().find(writer.database(), writer.table());
        if (table != null) {
            Partition partition =
                    table.partitions().get(round % table.partitions().size());
            switch (writer.manner()) {
                case NEW_ROWS -> put(partition, Effect.ROW, List.of());
                case OVERWRITES -> put(partition, Effect.OVERWRITE, List.of());
                case AGAINST_EXPIRY -> {
                    put(partition, Effect.ROW, List.of());
                    expire(partition, 1);
                }
                case DELETE_AFTER_PUT -> {
                    put(partition, Effect.ROW, List.of());
                    put(partition, Effect.DELETE, List.of());
                }
                case EXPIRY -> expire(partition, 1);
                case EXPIRY_BY_DELETE -> put(partition, Effect.DELETE, List.of());
            }
        }
        world.timeline().after(writer.every(), () -> tick(writer, round + 1));
    }

    /** Rows grow too old; each replica in memory drops them by itself. */
    private void expire(Partition partition, long count) {
        for (Partition.Meta meta : partition.metas()) {
            Replica replica = world.replica(meta.endpoint(), partition.id());
            if (replica != null) {
                replica.changing(world.now());
                replica.log().expire(count);
            }
        }
    }

    /** A row of the cluster's own tables; the number of rows stays where it overwrites. */
    void own(String database, String name, Effect effect) {
        Table table = world.tables().find(database, name);
        if (table != null) {
            put(table.partitions().get(0), effect, List.of());
        }
    }

    /** The rows that some client was told are written and that no present leader has. */
    List<LostRows> lost() {
        Map<Partition, Map<Long, Long>> present = new HashMap<>();
        var lost = new ArrayList<LostRows>();
        for (Acknowledged each : acknowledged) {
            Partition partition = each.partition();
            Map<Long, Long> there = present.computeIfAbsent(partition, this::content);
            // A partition that nobody serves at present has lost nothing yet.
            long missing = there.isEmpty() && leader(partition) == null
                    ? 0
                    : each.entry().count() - there.getOrDefault(each.entry().id(), 0L);
            if (missing > 0) {
                Table table = partition.table();
                lost.add(new LostRows(
                        table.database(),
                        table.name(),
                        partition.pid(),
                        missing,
                        each.entry().row()));
            }
        }
        return List.copyOf(lost);
    }

    private @Nullable Replica leader(Partition partition) {
        return partition
                .liveLeader()
                .map(it -> world.replica(it.endpoint(), partition.id()))
                .orElse(null);
    }

    private Map<Long, Long> content(Partition partition) {
        Replica leader = leader(partition);
        var counts = new HashMap<Long, Long>();
        if (leader != null) {
            leader.log().entries().forEach(it -> counts.merge(it.id(), it.count(), Long::sum));
        }
        return counts;
    }

    /** The rows of a table as its leaders hold them; deleted and expired ones are left out from the oldest on. */
    List<List<Object>> read(Table table) {
        var rows = new ArrayList<List<Object>>();
        for (Partition partition : table.partitions()) {
            Replica leader = leader(partition);
            if (leader != null) {
                var all = new ArrayList<List<Object>>();
                for (Entry entry : leader.log().entries()) {
                    if (entry.effect() == Effect.ROW) {
                        LongStream.range(0, entry.count()).forEach(n -> all.add(row(table, entry, n)));
                    }
                }
                rows.addAll(
                        all.subList((int) Math.max(0, all.size() - leader.log().rows()), all.size()));
            }
        }
        return rows;
    }

    private static List<Object> row(Table table, Entry entry, long number) {
        if (!entry.row().isEmpty()) {
            return entry.row();
        }
        long key = entry.from() + number;
        return table.columns().stream()
                .map(it -> it.type().equals("string") ? (Object) ("r" + entry.id() + "_" + key) : (Object) key)
                .toList();
    }
}
