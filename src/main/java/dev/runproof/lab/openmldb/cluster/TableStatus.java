package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Replica.Mode;
import dev.runproof.lab.openmldb.cluster.Replica.State;
import java.util.ArrayList;
import java.util.List;

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
            for (Partition.Meta meta : partition.metas()) {
                unalive += meta.alive() ? 0 : 1;
            }
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
        int reporting = 0;
        for (Partition.Meta meta : partition.metas()) {
            reporting += world.replica(meta.endpoint(), id) == null ? 0 : 1;
        }
        if (reporting != partition.metas().size()) {
            lines.add("[pid=" + partition.pid() + "]: real replica number " + reporting
                    + " does not match the configured replicanum "
                    + partition.metas().size());
        }
        if (reporting == 0) {
            return;
        }
        for (Partition.Meta meta : partition.metas()) {
            Replica replica = world.replica(meta.endpoint(), id);
            if (replica == null) {
                boolean silent = world.switches().silentTablets().contains(meta.endpoint());
                lines.add(where(partition, meta)
                        + (silent ? "fail to get from tablet: rpc timeout" : "state is kNotFound"));
            } else {
                warn(partition, meta, replica, lines);
            }
        }
    }

    private static String where(Partition partition, Partition.Meta meta) {
        return "[pid=" + partition.pid() + "]" + (meta.leader() ? "[leader]" : "[follower]") + "[" + meta.endpoint()
                + "]: ";
    }

    private void warn(Partition partition, Partition.Meta meta, Replica replica, List<String> lines) {
        if (meta.leader() != (replica.mode() == Mode.LEADER)) {
            lines.add(where(partition, meta) + "leader/follower mode inconsistent");
        }
        if (meta.leader() && (replica.state() == State.UNDEFINED || replica.state() == State.LOADING)) {
            lines.add(where(partition, meta) + "state is " + replica.state().word());
        }
        if (!meta.leader() && !isConnected(partition, meta.endpoint())) {
            lines.add(where(partition, meta) + "not connected to leader");
        }
    }

    /** Without a leader that answers nobody can tell, and nothing is said. */
    private boolean isConnected(Partition partition, String follower) {
        Partition.Meta meta = partition.liveLeader().orElse(null);
        Replica leader = meta == null ? null : world.replica(meta.endpoint(), partition.id());
        return leader == null || leader.followers().contains(follower);
    }
}
