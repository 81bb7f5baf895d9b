package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where partitions are and who leads them, against the baseline.
 *
 * @param baseline the placement before the first change
 * @param now the placement that is judged
 */
public record PlacementComparison(Placement baseline, Placement now) {
    private record Numbers(long tid, long pid) {}

    /** Each partition is led from where the baseline has it led. */
    public Judgement leaders() {
        var weighing = new Weighing("every leader where the baseline has it");
        long equal = 0;
        for (PartitionId partition : baseline.partitions().keySet()) {
            Optional<String> expected = baseline.leader(partition);
            if (expected.isEmpty()) {
                weighing.isUnknown(partition + ": the baseline has no single live leader");
            } else if (expected.equals(now.leader(partition))) {
                equal++;
            } else {
                weighing.fails(
                        partition + ": leader " + expected.get() + " in the baseline, now " + now.told(partition));
                advise(
                        weighing,
                        "with auto_failover off, recovertable for the present leader behind it: changeleader",
                        partition,
                        expected.get());
            }
        }
        return noteNew(weighing).holds(equal + " leaders as before").judgement();
    }

    /**
     * The partitions that are led from elsewhere than in the baseline, with the endpoint that led them, where that one has all
     * that the present leader has: only then a change of leader loses nothing.
     */
    public List<Placement.At> strayed(Holdings holdings) {
        var strayed = new ArrayList<Placement.At>();
        Offsets offsets = Offsets.of(now, holdings);
        offsets.leaders()
                .forEach((partition, present) -> baseline.leader(partition)
                        .filter(before -> !before.equals(present.endpoint()))
                        .filter(before -> now.alive(partition, before))
                        .filter(before -> holdings.held(before, partition)
                                .filter(held -> held.inService() && held.offset() == present.offset())
                                .isPresent())
                        .ifPresent(before -> strayed.add(new Placement.At(partition, before))));
        return List.copyOf(strayed);
    }

    /** Each partition has its replicas where the baseline has them, none missing and none too many. */
    public Judgement replicaSets() {
        return replicaSets(Map.of());
    }

    /**
     * The same with replicas that are there for a while.
     *
     * @param extra the endpoint that each of these partitions must have besides
     */
    public Judgement replicaSets(Map<PartitionId, String> extra) {
        var weighing = new Weighing("every partition's replicas on the tablets of the baseline"
                + (extra.isEmpty() ? "" : ", and one more for those with a single replica"));
        long equal = 0;
        for (PartitionId partition : baseline.partitions().keySet()) {
            NavigableSet<String> expected = new TreeSet<>(baseline.endpoints(partition));
            Optional.ofNullable(extra.get(partition)).ifPresent(expected::add);
            NavigableSet<String> missing = new TreeSet<>(expected);
            missing.removeAll(now.endpoints(partition));
            NavigableSet<String> tooMany = new TreeSet<>(now.endpoints(partition));
            tooMany.removeAll(expected);
            missing.forEach(endpoint -> {
                weighing.fails(partition + ": no replica on " + endpoint + "; expected " + expected + ", now "
                        + now.told(partition));
                advise(weighing, "addreplica", partition, endpoint);
            });
            tooMany.forEach(endpoint -> {
                weighing.fails(partition + ": a replica too many on " + endpoint + "; expected " + expected + ", now "
                        + now.told(partition));
                advise(weighing, "delreplica", partition, endpoint);
            });
            equal += missing.isEmpty() && tooMany.isEmpty() ? 1 : 0;
        }
        return noteNew(weighing)
                .holds(equal + " partitions with the expected replicas")
                .judgement();
    }

    /** What nothing else puts back once the tablets' turns are over. */
    private static void advise(Weighing weighing, String command, PartitionId partition, String endpoint) {
        weighing.note("to put it back: " + command + " " + partition.table().name() + " " + partition.pid() + " "
                + endpoint + ", in database " + partition.table().database() + "; then resume");
    }

    private Weighing noteNew(Weighing weighing) {
        now.partitions().keySet().stream()
                .filter(partition -> !baseline.partitions().containsKey(partition))
                .forEach(partition -> weighing.note(partition + " is new since the baseline: " + now.told(partition)));
        return weighing;
    }

    /** The replicas too many, that {@code delreplica} is to take away. */
    public Map<PartitionId, NavigableSet<String>> tooMany() {
        var tooMany = new TreeMap<PartitionId, NavigableSet<String>>();
        for (PartitionId partition : baseline.partitions().keySet()) {
            NavigableSet<String> extra = new TreeSet<>(now.endpoints(partition));
            extra.removeAll(baseline.endpoints(partition));
            if (!extra.isEmpty()) {
                tooMany.put(partition, extra);
            }
        }
        return tooMany;
    }

    /**
     * By the tablets' own word a partition is led where the baseline has it led and nowhere else, each is loaded, and none
     * is on a tablet that the baseline does not place there.
     */
    public Judgement roles(Holdings holdings) {
        var weighing =
                new Weighing("kTableLeader where the baseline has the leader and only there, every partition loaded");
        var tablets = new TreeSet<String>();
        baseline.partitions().keySet().forEach(partition -> tablets.addAll(baseline.endpoints(partition)));
        tablets.addAll(holdings.endpoints());
        // By the numbers that a tablet tells: it does not know the tables' names.
        Map<Numbers, PartitionId> known = baseline.partitions().keySet().stream()
                .collect(Collectors.toMap(it -> new Numbers(it.tid(), it.pid()), it -> it, (first, second) -> first));
        long equal = 0;
        for (String endpoint : tablets) {
            if (!holdings.answered(endpoint)) {
                weighing.isUnknown(endpoint + ": " + holdings.silence(endpoint));
                continue;
            }
            for (PartitionId partition : baseline.on(endpoint)) {
                equal += roleOf(weighing, partition, endpoint, holdings) ? 1 : 0;
            }
            // Partitions of tables that are new are no matter of the baseline.
            holdings.on(endpoint).stream()
                    .flatMap(held -> Optional.ofNullable(known.get(new Numbers(held.tid(), held.pid()))).stream())
                    .filter(partition -> !baseline.endpoints(partition).contains(endpoint))
                    .forEach(partition ->
                            weighing.fails(partition + " on " + endpoint + ": the baseline has no replica there"));
        }
        return weighing.holds(equal + " replicas in their roles").judgement();
    }

    private boolean roleOf(Weighing weighing, PartitionId partition, String endpoint, Holdings holdings) {
        Optional<Partition> held = holdings.held(endpoint, partition);
        boolean leads = baseline.leader(partition).filter(endpoint::equals).isPresent();
        if (held.isEmpty()) {
            weighing.fails(partition + " on " + endpoint + ": the tablet does not hold it");
        } else if (held.get().leads() != leads) {
            weighing.fails(partition + " on " + endpoint + ": " + held.get().mode() + ", expected "
                    + (leads ? "kTableLeader" : "kTableFollower"));
        } else if (!held.get().inService()) {
            weighing.fails(partition + " on " + endpoint + ": " + held.get().state());
        } else {
            return true;
        }
        return false;
    }
}
