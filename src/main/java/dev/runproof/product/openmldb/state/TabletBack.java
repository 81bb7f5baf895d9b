package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.parse.OpenmldbTablets;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.Placement.Replica;
import java.util.Optional;

/**
 * Whether a tablet that was started again is really back: registered, recovered, loaded and caught up.
 *
 * <p>It has to hold at two looks some seconds apart, since recovery begins a moment after the tablet is healthy.
 *
 * @param target the release that has to run, old or new
 */
public record TabletBack(String endpoint, String target) {
    /**
     * All of it.
     *
     * @param freeze empty while writes go on by the operator's decision: offsets move then, and prove nothing
     * @param earlier the offsets of the leaders at the look before
     */
    public Judgement judge(
            OpenmldbTablets tablets,
            OpenmldbVersion running,
            Ops ops,
            Placement placement,
            Holdings holdings,
            Optional<Freeze> freeze,
            Offsets earlier) {
        var weighing = new Weighing(
                        endpoint + " registered, of release " + target + ", every partition loaded and caught up")
                .that(
                        ClusterHealth.healthy(tablets, endpoint),
                        endpoint + " is kHealthy",
                        endpoint + " is not kHealthy in showtablet")
                .add(Survey.ofRelease(endpoint, running, target))
                .add(ClusterHealth.nothingUnfinished(ops))
                .add(loaded(placement, holdings))
                .add(alive(placement));
        freeze.ifPresentOrElse(
                it -> weighing.add(it.followersCaughtUp(placement, holdings, earlier, endpoint::equals))
                        .add(it.holds(Offsets.of(placement, holdings))),
                () -> weighing.note("writes go on: how far " + endpoint + " has caught up cannot be told"));
        return weighing.judgement();
    }

    /** Every partition that the nameserver places on the tablet is there, and at work. */
    Judgement loaded(Placement placement, Holdings holdings) {
        var weighing = new Weighing("every partition of " + endpoint + " loaded");
        if (!holdings.answered(endpoint)) {
            return weighing.isUnknown(endpoint + ": " + holdings.silence(endpoint))
                    .judgement();
        }
        int loaded = 0;
        for (PartitionId partition : placement.on(endpoint)) {
            Optional<Partition> held = holdings.held(endpoint, partition);
            if (held.isEmpty()) {
                weighing.fails(partition + " on " + endpoint + ": not loaded");
            } else if (!held.get().inService()) {
                weighing.fails(partition + " on " + endpoint + ": " + held.get().state());
            } else {
                loaded++;
            }
        }
        return weighing.holds(loaded + " partitions loaded").judgement();
    }

    /**
     * The polled part of it: everything that is placed there is loaded, and has the offset of its leader.
     *
     * @param freeze as for {@link #judge}
     */
    public Judgement caughtUp(Placement placement, Holdings holdings, Optional<Freeze> freeze) {
        Judgement loaded = loaded(placement, holdings);
        return freeze.map(it -> new Weighing(loaded.expected())
                        .add(loaded)
                        .add(it.followersCaughtUp(placement, holdings, it.frozen(), endpoint::equals))
                        .judgement())
                .orElse(loaded);
    }

    Judgement alive(Placement placement) {
        var weighing = new Weighing("every replica on " + endpoint + " alive");
        int alive = 0;
        for (PartitionId partition : placement.on(endpoint)) {
            for (Replica replica : placement.replicas(partition)) {
                if (replica.endpoint().equals(endpoint) && replica.alive()) {
                    alive++;
                } else if (replica.endpoint().equals(endpoint)) {
                    weighing.fails(partition + " on " + endpoint + " is not alive");
                }
            }
        }
        return weighing.holds(alive + " replicas alive").judgement();
    }
}
