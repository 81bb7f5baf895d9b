package dev.runproof.lab.openmldb.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The partitions of one tablet: those in memory, and what lies on its disk. */
final class Tablet {
    /** A partition that is on disk alone. */
    record Stored(Log log, long term) {}

    private final String endpoint;
    private final TreeMap<PartitionId, Replica> memory = new TreeMap<>();
    private final Map<PartitionId, Stored> disk = new HashMap<>();
    private @Nullable Server process;
    private final Set<PartitionId> recycled = new TreeSet<>();

    Tablet(String endpoint) {
        this.endpoint = endpoint;
    }

    String endpoint() {
        return endpoint;
    }

    /** The process started last, if any. */
    void process(Server started) {
        process = started;
    }

    boolean runs() {
        return process != null && process.lives();
    }

    /** By table and partition number. */
    Map<PartitionId, Replica> memory() {
        return memory;
    }

    @Nullable
    Replica replica(PartitionId partition) {
        return memory.get(partition);
    }

    @Nullable
    Stored stored(PartitionId partition) {
        return disk.get(partition);
    }

    void store(PartitionId partition, Log log, long term) {
        disk.put(partition, new Stored(log, term));
    }

    void put(PartitionId partition, Replica replica) {
        memory.put(partition, replica);
        disk.remove(partition);
    }

    /** Moves a partition into the recycle directory. */
    void drop(PartitionId partition) {
        memory.remove(partition);
        disk.remove(partition);
        recycled.add(partition);
    }

    /** By number; nothing ever takes them out again. */
    Set<PartitionId> recycled() {
        return recycled;
    }

    void loseDisk() {
        disk.clear();
    }

    /** The process is gone; what it had is on its disk, what was still loading as it was. */
    void forget() {
        memory.forEach((partition, replica) -> disk.put(partition, new Stored(replica.log(), replica.term())));
        memory.clear();
    }
}
