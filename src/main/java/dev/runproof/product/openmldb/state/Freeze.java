package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.Offsets.AtLeader;
import dev.runproof.product.openmldb.state.Placement.Replica;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The write freeze, by the leaders' offsets when it began.
 *
 * @param frozen those offsets
 * @param clustered tables with a clustered index, whose expiry deletes through the log: growth is no write there
 */
public record Freeze(Offsets frozen, Set<TableName> clustered) {
    public Freeze {
        clustered = Set.copyOf(clustered);
    }

    /** What may become of an offset while nobody writes. */
    private boolean growsByItself(PartitionId partition) {
        return partition.hidden() || clustered.contains(partition.table());
    }

    /** Every leader stands at its frozen offset. */
    public Judgement holds(Offsets now) {
        return holds(now, partition -> true);
    }

    /** The same for some partitions only. */
    public Judgement holds(Offsets now, Predicate<PartitionId> concerned) {
        var weighing = new Weighing("every leader at its offset of the freeze");
        frozen.unread().forEach((partition, reason) -> {
            if (concerned.test(partition)) {
                weighing.isUnknown(partition + ": no offset was frozen: " + reason);
            }
        });
        int equal = 0;
        for (var entry : frozen.leaders().entrySet()) {
            if (concerned.test(entry.getKey())) {
                equal += compare(weighing, entry.getKey(), entry.getValue(), now) ? 1 : 0;
            }
        }
        now.leaders().keySet().stream().filter(concerned).forEach(it -> compareNew(weighing, it));
        now.unread().keySet().stream().filter(concerned).forEach(it -> compareNew(weighing, it));
        return weighing.holds(equal + " partitions at their frozen offsets").judgement();
    }

    /** Whether an offset has grown that does not grow by itself, or there is a partition that was not there. */
    public boolean somebodyWrites(Offsets now, Predicate<PartitionId> concerned) {
        return Stream.concat(now.leaders().keySet().stream(), now.unread().keySet().stream())
                .filter(partition -> concerned.test(partition) && !growsByItself(partition))
                .anyMatch(partition ->
                        hasGrown(partition, now) || frozen.atPlaceOf(partition).isEmpty());
    }

    private boolean hasGrown(PartitionId partition, Offsets now) {
        AtLeader before = frozen.leaders().get(partition);
        AtLeader present = now.leaders().get(partition);
        return before != null && present != null && present.offset() > before.offset();
    }

    /** True when it stands where it stood. */
    private boolean compare(Weighing weighing, PartitionId partition, AtLeader before, Offsets now) {
        AtLeader present = now.leaders().get(partition);
        String told = partition + ": frozen at " + before;
        if (present != null && present.offset() == before.offset()) {
            return true;
        }
        if (present == null) {
            gone(weighing, partition, told, now);
        } else if (present.offset() < before.offset()) {
            lost(weighing, told, present);
        } else if (growsByItself(partition)) {
            weighing.note(told + ", now " + present + ": written by the cluster itself");
        } else {
            weighing.fails(told + ", now " + present + ": somebody writes");
        }
        return false;
    }

    /** No leader stands below its frozen offset: what holds for good, also once writes were resumed. */
    public Judgement nothingLost(Offsets now) {
        var weighing = new Weighing("no leader below its offset of the freeze");
        frozen.leaders().forEach((partition, before) -> {
            AtLeader present = now.leaders().get(partition);
            String told = partition + ": frozen at " + before;
            if (present == null) {
                gone(weighing, partition, told, now);
            } else if (present.offset() < before.offset()) {
                lost(weighing, told, present);
            }
        });
        return weighing.holds("no offset below that of the freeze").judgement();
    }

    private static void lost(Weighing weighing, String told, AtLeader present) {
        weighing.fails(told + ", now " + present + ": rows are lost, or the leader has not loaded them");
    }

    private static void gone(Weighing weighing, PartitionId partition, String told, Offsets now) {
        Optional<PartitionId> there = now.atPlaceOf(partition);
        String unread = now.unread().get(partition);
        if (unread != null) {
            weighing.isUnknown(told + ", now not readable: " + unread);
        } else if (there.isPresent()) {
            weighing.fails(told + ", now another table of this name, id "
                    + there.get().tid() + " in place of " + partition.tid());
        } else if (now.databases().contains(partition.table().database())) {
            weighing.fails(told + ", now there is no such partition");
        } else {
            weighing.isUnknown(told + ", now its database was not looked at");
        }
    }

    private void compareNew(Weighing weighing, PartitionId partition) {
        if (frozen.atPlaceOf(partition).isPresent()) {
            return;
        }
        if (growsByItself(partition)) {
            weighing.note(partition + " is new since the freeze");
        } else {
            weighing.fails(partition + " is new since the freeze: somebody makes tables");
        }
    }

    /**
     * Every live follower has its leader's offset: one that is behind loses its arrears when it is made leader.
     *
     * <p>Where the cluster itself writes, two tablets are never read at one instant: a follower there has to have what its
     * leader had at an earlier look.
     *
     * @param earlier that look
     */
    public Judgement followersCaughtUp(Placement placement, Holdings holdings, Offsets earlier) {
        return followersCaughtUp(placement, holdings, earlier, endpoint -> true);
    }

    /** The same for the followers on some tablets only. */
    Judgement followersCaughtUp(Placement placement, Holdings holdings, Offsets earlier, Predicate<String> concerned) {
        var weighing = new Weighing("every live follower at the offset of its leader");
        Offsets offsets = Offsets.of(placement, holdings);
        int followers = 0;
        for (PartitionId partition : placement.partitions().keySet()) {
            Optional<AtLeader> enough = growsByItself(partition)
                    ? Optional.ofNullable(earlier.leaders().get(partition))
                    : Optional.empty();
            for (Replica replica : placement.replicas(partition)) {
                if (replica.alive() && !replica.leads() && concerned.test(replica.endpoint())) {
                    followers += follows(weighing, partition, replica.endpoint(), offsets, enough, holdings) ? 1 : 0;
                }
            }
        }
        return weighing.holds(followers + " followers at the offsets of their leaders")
                .judgement();
    }

    private static boolean follows(
            Weighing weighing,
            PartitionId partition,
            String endpoint,
            Offsets offsets,
            Optional<AtLeader> enough,
            Holdings holdings) {
        AtLeader leader = offsets.leaders().get(partition);
        Optional<Partition> held = holdings.held(endpoint, partition);
        String place = partition + " on " + endpoint;
        if (leader == null) {
            weighing.isUnknown(place + ": " + offsets.unread().get(partition));
        } else if (held.isEmpty() && holdings.answered(endpoint)) {
            weighing.fails(place + ": the tablet does not hold it");
        } else if (held.isEmpty()) {
            weighing.isUnknown(place + ": " + holdings.silence(endpoint));
        } else if (held.get().offset() == leader.offset()) {
            return true;
        } else if (enough.isPresent() && held.get().offset() >= enough.get().offset()) {
            weighing.note(place + ": offset " + held.get().offset() + ", its leader's " + leader
                    + ": written by the cluster itself; at an earlier look the leader had " + enough.get());
            return true;
        } else {
            weighing.fails(place + ": offset " + held.get().offset() + ", its leader's " + leader);
        }
        return false;
    }
}
