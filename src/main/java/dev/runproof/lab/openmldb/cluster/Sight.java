package dev.runproof.lab.openmldb.cluster;

import org.jspecify.annotations.Nullable;

/** What the leading nameserver has heard of a replica by its last refresh. */
final class Sight {
    private final World world;

    Sight(World world) {
        this.world = world;
    }

    /** Null while it has heard nothing. */
    Replica.@Nullable Seen seen(Partition partition, Partition.Meta meta) {
        if (meta.neverSeen()) {
            return null;
        }
        Replica replica = world.replica(meta.endpoint(), partition.id());
        if (replica == null) {
            return meta.last();
        }
        // A nameserver that has just begun to lead has not asked yet.
        return Refresh.between(world.leadership().since(), world.now()) ? replica.seenAt(world.now()) : meta.last();
    }
}
