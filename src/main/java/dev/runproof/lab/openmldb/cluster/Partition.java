package dev.runproof.lab.openmldb.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A partition as the nameservers know it: where its replicas are, which leads, which is alive. */
final class Partition {
    /** A row of showtable. */
    static final class Meta {
        private final String endpoint;
        private boolean leader;
        private boolean alive;
        private boolean neverSeen;
        private Replica.@Nullable Seen last;

        Meta(String endpoint, boolean leader, boolean alive) {
            this.endpoint = endpoint;
            this.leader = leader;
            this.alive = alive;
        }

        String endpoint() {
            return endpoint;
        }

        boolean leader() {
            return leader;
        }

        boolean alive() {
            return alive;
        }

        void set(boolean leads, boolean lives) {
            leader = leads;
            alive = lives;
        }

        void alive(boolean lives) {
            alive = lives;
        }

        /** Figures that stand still because the tablet says nothing any more; null while it was never heard. */
        Replica.@Nullable Seen last() {
            return last;
        }

        void last(Replica.@Nullable Seen seen) {
            last = seen;
        }

        /** A scenario keeps its figures unknown. */
        boolean neverSeen() {
            return neverSeen;
        }

        void neverSeen(boolean unknown) {
            neverSeen = unknown;
        }
    }

    private final Table table;
    private final int pid;
    private final PartitionId id;
    private final List<Meta> metas = new ArrayList<>();
    private final TreeMap<Long, Long> beginnings = new TreeMap<>();
    private String route;

    Partition(Table table, int pid, List<String> endpoints) {
        this.table = table;
        this.pid = pid;
        this.id = new PartitionId(table.tid(), pid);
        this.route = endpoints.get(0);
        for (String endpoint : endpoints) {
            metas.add(new Meta(endpoint, metas.isEmpty(), true));
        }
        beginnings.put(1L, 0L);
    }

    Table table() {
        return table;
    }

    int pid() {
        return pid;
    }

    PartitionId id() {
        return id;
    }

    List<Meta> metas() {
        return metas;
    }

    @Nullable
    Meta meta(String endpoint) {
        for (Meta meta : metas) {
            if (meta.endpoint().equals(endpoint)) {
                return meta;
            }
        }
        return null;
    }

    /** The row that leads and is alive. */
    Optional<Meta> liveLeader() {
        for (Meta meta : metas) {
            if (meta.leader() && meta.alive()) {
                return Optional.of(meta);
            }
        }
        return Optional.empty();
    }

    List<Meta> liveFollowers() {
        return metas.stream().filter(it -> !it.leader() && it.alive()).toList();
    }

    long term() {
        return beginnings.lastKey();
    }

    /** A new leader goes on from its own offset, under a term of its own. */
    long newTerm(long offset) {
        long next = term() + 2;
        beginnings.put(next, offset);
        return next;
    }

    /** Whether a replica that stopped following in that term has entries that no later leader has. */
    boolean hasSurplus(long term, long offset) {
        Map.Entry<Long, Long> next = beginnings.higherEntry(term);
        return next != null && offset > next.getValue();
    }

    /** Where the clients believe its leader to be. */
    String route() {
        return route;
    }

    void route(String endpoint) {
        route = endpoint;
    }
}
