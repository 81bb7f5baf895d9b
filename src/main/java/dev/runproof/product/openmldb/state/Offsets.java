package dev.runproof.product.openmldb.state;

import dev.runproof.parse.OpenmldbPartitions.Partition;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The offset of each partition's leader at one moment: every put and every delete adds one, nothing else does.
 *
 * <p>Taken twice alike it is proof that nobody writes; Rows are none, since they stand still under overwrites and expiry.
 *
 * @param databases those that were looked at
 * @param leaders the partitions whose leader told its offset
 * @param unread the others, with the reason
 */
public record Offsets(
        Set<String> databases, NavigableMap<PartitionId, AtLeader> leaders, NavigableMap<PartitionId, String> unread) {
    /** @param endpoint the tablet that leads the partition */
    public record AtLeader(String endpoint, long offset) {
        @Override
        public String toString() {
            return offset + " on " + endpoint;
        }
    }

    public Offsets {
        databases = Collections.unmodifiableSet(new TreeSet<>(databases));
        leaders = Collections.unmodifiableNavigableMap(new TreeMap<>(leaders));
        unread = Collections.unmodifiableNavigableMap(new TreeMap<>(unread));
    }

    /** The placement tells who leads, the tablets tell the offsets: those of the placement are up to two seconds old. */
    public static Offsets of(Placement placement, Holdings holdings) {
        var leaders = new TreeMap<PartitionId, AtLeader>();
        var unread = new TreeMap<PartitionId, String>();
        for (PartitionId partition : placement.partitions().keySet()) {
            Optional<String> leader = placement.leader(partition);
            if (leader.isEmpty()) {
                unread.put(partition, "it has no single live leader: " + placement.told(partition));
                continue;
            }
            Optional<Partition> held = holdings.held(leader.get(), partition);
            if (held.isPresent()) {
                leaders.put(partition, new AtLeader(leader.get(), held.get().offset()));
            } else if (holdings.answered(leader.get())) {
                unread.put(partition, "its leader " + leader.get() + " does not hold it");
            } else {
                unread.put(partition, "its leader " + leader.get() + ": " + holdings.silence(leader.get()));
            }
        }
        return new Offsets(placement.databases(), leaders, unread);
    }

    /** True when every partition told its leader's offset. */
    public boolean complete() {
        return unread.isEmpty();
    }

    /** The partition of that name and number, whatever its table's number is now. */
    Optional<PartitionId> atPlaceOf(PartitionId partition) {
        // In their order the table's number comes last.
        var first = new PartitionId(partition.table(), Long.MIN_VALUE, partition.pid());
        return Optional.ofNullable(leaders.ceilingKey(first))
                .filter(partition::samePlace)
                .or(() -> Optional.ofNullable(unread.ceilingKey(first)).filter(partition::samePlace));
    }
}
