package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.OpFault.Place;
import java.util.List;
import java.util.function.Supplier;

/** What no client is told: somebody who looks into the cluster sees it. */
public final class Inside {
    private final World world;

    Inside(World world) {
        this.world = world;
    }

    private <T> T look(Supplier<T> what) {
        synchronized (world) {
            world.timeline().advance();
            return what.get();
        }
    }

    /** What lies in the recycle directory of a tablet, as {@code tid_pid}. */
    public List<String> recycled(String tablet) {
        return look(() -> world.tablet(tablet).recycled().stream()
                .map(it -> it.tid() + "_" + it.pid())
                .toList());
    }

    /** Rows that somebody was told are written, or that were there from the beginning, and that no leader has. */
    public List<LostRows> lostRows() {
        return look(() -> world.writers().lost());
    }

    /** The offset of a replica in a tablet's memory; -1 where it is not. */
    public long offset(Place place, String endpoint) {
        return look(() -> {
            Replica replica =
                    world.tablet(endpoint).replica(world.tables().at(place).id());
            return replica == null ? -1L : replica.log().offset();
        });
    }

    /** What the cluster was made of. */
    public Topology topology() {
        return world.topology();
    }

    /** The tables that the nameservers know at present, as they were specified. */
    public List<TableSpec> tables() {
        return look(() -> world.tables().all().stream().map(Table::spec).toList());
    }

    /** Whether the nameservers take this tablet for healthy. */
    public boolean healthy(String tablet) {
        return look(() -> world.healthy(tablet));
    }
}
