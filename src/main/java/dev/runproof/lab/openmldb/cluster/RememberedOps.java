package dev.runproof.lab.openmldb.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The operations that the leading nameserver remembers, by id; also by the name of their table, since the operation tool asks
 * for those of one partition after each of its orders.
 */
final class RememberedOps {
    private final TreeMap<Long, Op> all = new TreeMap<>();
    private final Map<String, TreeMap<Long, Op>> byTable = new HashMap<>();

    void put(Op op) {
        all.put(op.id(), op);
        byTable.computeIfAbsent(op.name(), it -> new TreeMap<>()).put(op.id(), op);
    }

    Collection<Op> all() {
        return all.values();
    }

    /** Those of the tables of this name, of any database. */
    Collection<Op> ofTable(String name) {
        TreeMap<Long, Op> ops = byTable.get(name);
        return ops == null ? List.of() : ops.values();
    }

    /** Forgets the oldest, as long as they are over, until this many are left. */
    void trim(int most) {
        while (all.size() > most && all.firstEntry().getValue().status().isOver()) {
            forgetOfTable(all.pollFirstEntry().getValue());
        }
    }

    /** False when there was none. */
    boolean forget(Predicate<Op> which) {
        return all.values().removeIf(op -> {
            boolean goes = which.test(op);
            if (goes) {
                forgetOfTable(op);
            }
            return goes;
        });
    }

    private void forgetOfTable(Op op) {
        byTable.computeIfPresent(op.name(), (name, ops) -> {
            ops.remove(op.id());
            return ops.isEmpty() ? null : ops;
        });
    }
}
