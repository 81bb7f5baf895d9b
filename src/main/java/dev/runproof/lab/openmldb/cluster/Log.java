package dev.runproof.lab.openmldb.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * The content of one replica: what was put into it, in order.
 *
 * <p>Its offset is the number of puts and deletes; expiry takes rows away and leaves the offset alone.
 */
final class Log {
    private final List<Entry> entries = new ArrayList<>();
    private long offset;
    private long rows;
    private long expired;

    Log() {}

    long offset() {
        return offset;
    }

    long rows() {
        return Math.max(0, rows - expired);
    }

    List<Entry> entries() {
        return entries;
    }

    void append(Entry entry) {
        if (entry.count() > 0) {
            entries.add(entry);
            offset += entry.count();
            rows += entry.rows();
        }
    }

    /** Takes the last puts and deletes away, as a tablet that did not load all of its files has it. */
    void loseLast(long some) {
        var left = prefix(Math.max(0, offset - some));
        entries.clear();
        entries.addAll(left.entries);
        offset = left.offset;
        rows = left.rows;
    }

    void expire(long some) {
        expired = Math.min(rows, expired + some);
    }

    /** A copy of the first entries, {@code length} of them at most. */
    Log prefix(long length) {
        var copy = new Log();
        copy.expired = expired;
        copy.catchUp(this, length);
        return copy;
    }

    Log copy() {
        return prefix(offset);
    }

    /** Takes over what a leader has beyond this log's offset, as far as {@code limit}; what differs before is not seen. */
    void catchUp(Log leader, long limit) {
        long at = leader.offset;
        int index = leader.entries.size();
        while (index > 0 && at > offset) {
            index--;
            at -= leader.entries.get(index).count();
        }
        for (; index < leader.entries.size() && offset < limit; index++) {
            Entry entry = leader.entries.get(index);
            Entry rest = entry.without(offset - at);
            at += entry.count();
            append(rest.count() <= limit - offset ? rest : rest.first(limit - offset));
        }
    }
}
