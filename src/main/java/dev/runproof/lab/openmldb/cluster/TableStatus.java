package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Replica.Mode;
import dev.runproof.lab.openmldb.cluster.Replica.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What SHOW TABLE STATUS says of one table, beside what it is configured to be. */
final class TableStatus {
    private final World world;
    private final Sight sight;
    private final Table table;

    TableStatus(World world, Table table) {
        this.world = world;
        this.sight = new Sight(world);
        this.table = table;
    }

    /**
     * The figures of the leaders as they were last heard of.
     *
     * @param unalive replicas that are not alive
     */
    record Sums(long rows, long memory, long disk, long unalive) {}

    Sums sums() {
        long rows = 0;
        long memory = 0;
        long disk = 0;
        long unalive = 0;
        for (Partition partition : table.partitions()) {
            Partition.Meta leader = partition
                    .liveLeader()
                    .or(() -> partition.metas().stream()
                            .filter(Partition.Meta::leader)
                            .findFirst())
                    .orElse(null);
            Replica.Seen seen = leader == null ? null : sight.seen(partition, leader);
            if (seen != null) {
                rows += seen.rows();
                memory += Weight.data(table, seen);
                disk += Weight.disk(seen);
            }
            unalive += partition.metas().stream().filter(it -> !it.alive()).count();
        }
        return new Sums(rows, memory, disk, unalive);
    }

    /** The lines of the Warnings cell. */
    List<String> warnings() {
        var lines = new ArrayList<>(table.plantedWarnings());
        for (Partition partition : table.partitions()) {
            warn(partition, lines);
        }
        return lines;
    }

    private void warn(Partition partition, List<String> lines) {
        PartitionId id = partition.id();
        String pid = "[pid=" + partition.pid() + "]";
        long reporting = partition.metas().stream()
                .map(it -> world.replica(it.endpoint(), id))
                .filter(Objects::nonNull)
                .count();
        if (reporting != partition.metas().size()) {
            lines.add(pid + ": real replica number " + reporting + " does not match the configured replicanum "
                    + partition.metas().size());
        }
        if (reporting == 0) {
            return;
        }
        for (Partition.Meta meta : partition.metas()) {
            String where = pid + (meta.leader() ? "[leader]" : "[follower]") + "[" + meta.endpoint() + "]: ";
            Replica replica = world.replica(meta.endpoint(), id);
            if (replica == null) {
                lines.add(where + "state is kNotFound");
            } else {
                warn(partition, meta, replica, where, lines);
            }
        }
    }

    private void warn(Partition partition, Partition.Meta meta, Replica replica, String where, List<String> lines) {
        if (meta.leader() != (replica.mode() == Mode.LEADER)) {
            lines.add(where + "leader/follower mode inconsistent");
        }
        if (meta.leader() && (replica.state() == State.UNDEFINED || replica.state() == State.LOADING)) {
            lines.add(where + "state is " + replica.state().word());
        }
        if (!meta.leader() && !isConnected(partition, meta.endpoint())) {
            lines.add(where + "not connected to leader");
        }
    }

    /** Without a leader that answers nobody can tell, and nothing is said. */
    private boolean isConnected(Partition partition, String follower) {
        return partition
                .liveLeader()
                .map(it -> world.replica(it.endpoint(), partition.id()))
                .map(it -> it.followers().contains(follower))
                .orElse(true);
    }
}
