package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbStatfile;
import dev.runproof.parse.OpenmldbStatfile.Moved;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.Moves.Single;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether pre-upgrade of one tablet did all that it had to do, by everything but its exit status.
 *
 * @param moves what the baseline demands
 * @param single what becomes of partitions with one replica
 */
public record PreUpgrade(Moves moves, Single single) {
    /** What has to hold before it is called. */
    public static Judgement mayBegin(Placement placement, Holdings holdings, Ops ops, Freeze freeze) {
        return new Weighing("no operation at work, every replica alive and at the offset of its leader")
                .add(ClusterHealth.nothingUnfinished(ops))
                .add(ClusterHealth.oneLeaderEach(placement))
                .add(ClusterHealth.allAlive(placement))
                .add(freeze.followersCaughtUp(placement, holdings, freeze.frozen()))
                .judgement();
    }

    /** Exactly one line for each partition that the tablet led, its last field filled exactly for single replicas. */
    public Judgement statfile(OpenmldbStatfile statfile) {
        var weighing = new Weighing("one line of the statfile for each partition that " + moves.endpoint() + " led");
        Set<PartitionId> expected = moves.toMove(single);
        for (PartitionId partition : expected) {
            List<Moved> lines = moves.linesOf(statfile, partition);
            if (lines.size() != 1) {
                weighing.fails(partition + ": " + lines.size() + " lines, expected 1");
            } else if (moves.single(partition) == lines.get(0).extra().isEmpty()) {
                weighing.fails(partition + ": expected " + (moves.single(partition) ? "" : "no ") + "added replica in "
                        + lines.get(0));
            } else if (moves.single(partition)
                    && moves.baseline()
                            .endpoints(partition)
                            .contains(lines.get(0).extra())) {
                weighing.fails(partition + ": the added replica is where one was already: " + lines.get(0));
            }
        }
        statfile.lines().stream()
                .filter(line -> !line.endpoint().equals(moves.endpoint())
                        || expected.stream().noneMatch(partition -> Moves.isOf(line, partition)))
                .forEach(line -> weighing.fails("a line that does not belong there: " + line));
        return weighing.holds(expected.size() + " lines as expected").judgement();
    }

    /** The tablet leads nothing, single partitions have the replica that the statfile names, the others are as before. */
    public Judgement placement(OpenmldbStatfile statfile, Placement now) {
        var weighing = new Weighing(moves.endpoint() + " leads nothing, replicas as before but for the added ones");
        for (PartitionId partition : now.ledBy(moves.endpoint())) {
            if (single == Single.STAY
                    && moves.led().contains(partition)
                    && moves.single(partition)
                    && now.endpoints(partition).size() == 1) {
                weighing.note(partition + " stays and is unavailable while " + moves.endpoint() + " is stopped");
            } else {
                weighing.fails(partition + " is led by " + moves.endpoint());
            }
        }
        for (PartitionId partition : moves.baseline().partitions().keySet()) {
            boolean moved = moves.led().contains(partition);
            if (!moved && !now.leader(partition).equals(moves.baseline().leader(partition))) {
                weighing.fails(partition + ": its leader moved without reason, now " + now.told(partition));
            }
        }
        var extras = new TreeMap<>(moves.extras(statfile));
        extras.keySet().removeIf(partition -> !moves.single(partition));
        return weighing.add(ClusterHealth.oneLeaderEach(now))
                .add(ClusterHealth.allAlive(now))
                .add(new PlacementComparison(moves.baseline(), now).replicaSets(extras))
                .judgement();
    }

    /** By its own word too it leads nothing, and new leaders hold what they lead. */
    public Judgement holdings(Placement now, Holdings holdings) {
        var weighing = new Weighing("no kTableLeader on " + moves.endpoint());
        if (!holdings.answered(moves.endpoint())) {
            weighing.isUnknown(moves.endpoint() + ": " + holdings.silence(moves.endpoint()));
        }
        Set<PartitionId> staying = single == Single.STAY ? moves.led() : Set.of();
        holdings.on(moves.endpoint()).stream()
                .filter(held -> held.leads()
                        && staying.stream()
                                .noneMatch(it -> moves.single(it) && it.tid() == held.tid() && it.pid() == held.pid()))
                .forEach(held -> weighing.fails(
                        moves.endpoint() + " is kTableLeader of table id " + held.tid() + " partition " + held.pid()));
        for (PartitionId partition : moves.toMove(single)) {
            now.leader(partition).ifPresent(leader -> {
                if (!holdings.answered(leader)) {
                    weighing.isUnknown(leader + ": " + holdings.silence(leader));
                } else if (holdings.held(leader, partition)
                        .filter(held -> held.leads() && held.inService())
                        .isEmpty()) {
                    weighing.fails(partition + ": its new leader " + leader + " does not lead it by its own word");
                }
            });
        }
        return weighing.holds(moves.endpoint() + " leads nothing by its own word")
                .judgement();
    }

    /** All of it: only then the tablet may be stopped. */
    public Judgement passed(Seen seen, OpenmldbStatfile statfile) {
        return new Weighing("pre-upgrade of " + moves.endpoint() + " did all of it")
                .add(seen.tool().clean())
                .add(statfile(statfile))
                .add(placement(statfile, seen.placement()))
                .add(holdings(seen.placement(), seen.holdings()))
                .add(OpChanges.newOnesDone(seen.opsBefore(), seen.ops()))
                .add(seen.freeze().holds(Offsets.of(seen.placement(), seen.holdings())))
                .add(Rows.asBefore(seen.tablesBefore(), seen.tables(), seen.expiring()))
                .add(TableHealth.allOk(seen.tablesBefore(), seen.tables()))
                .judgement();
    }
}
