package dev.runproof.lab.openmldb.cluster;

/** A partition by the numbers that a tablet knows: of its table, and within it. */
record PartitionId(int tid, int pid) implements Comparable<PartitionId> {
    @Override
    public int compareTo(PartitionId other) {
        return tid != other.tid ? Integer.compare(tid, other.tid) : Integer.compare(pid, other.pid);
    }
}
