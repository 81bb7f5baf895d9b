package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbOpStatus.Op;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.Ops.OpKey;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What became of the operations since an earlier look. */
public final class OpChanges {
    private static final String DONE = "kDone";

    private OpChanges() {}

    /** Every operation since then is done; the ids count on for the whole cluster, across changes of leader. */
    public static Judgement newOnesDone(Ops before, Ops now) {
        var weighing = new Weighing("every new operation kDone");
        List<Op> fresh = now.newSince(before);
        fresh.stream().filter(op -> !op.status().equals(DONE)).forEach(op -> weighing.fails(Ops.told(op)));
        return weighing.holds(fresh.size() + " new operations, all kDone").judgement();
    }

    /** For each replica that was there for a while an operation took it away. */
    public static Judgement deleted(Ops before, Ops now, Set<PartitionId> extra) {
        var weighing = new Weighing("one kDelReplicaOP, kDone, for each extra replica");
        List<Op> fresh = now.newSince(before);
        for (PartitionId partition : extra) {
            long found = fresh.stream().filter(isDeletionOf(partition)).count();
            weighing.that(
                    found == 1,
                    partition + ": the extra replica was taken away",
                    partition + ": " + found + " kDelReplicaOP done, expected 1");
        }
        return weighing.holds(extra.size() + " extra replicas taken away").judgement();
    }

    private static Predicate<Op> isDeletionOf(PartitionId partition) {
        return op -> op.opType().equals("kDelReplicaOP")
                && op.status().equals(DONE)
                && OpKey.of(op).database().equals(partition.table().database())
                && op.name().equals(partition.table().name())
                && Long.valueOf(partition.pid()).equals(op.pid());
    }

    /**
     * The operations that failed since the baseline, with those that were cancelled or have not ended.
     *
     * @param baseline the operations before the first change
     * @param reported those that this run has reported already
     * @param looks unfiltered and filtered looks at the operations now; of one in several looks the first counts
     */
    public static List<Op> failedSince(Ops baseline, Set<OpKey> reported, Ops... looks) {
        Set<OpKey> failed = baseline.keys(Ops.FAILED);
        Set<OpKey> canceled = baseline.keys(Ops.CANCELED);
        var seen = new java.util.HashSet<OpKey>();
        return Stream.of(looks)
                .flatMap(look -> look.ops().stream())
                .filter(op -> !op.status().equals(DONE))
                .filter(op -> !reported.contains(OpKey.of(op)))
                .filter(op -> !(op.status().equals(Ops.FAILED) && failed.contains(OpKey.of(op))))
                .filter(op -> !(op.status().equals(Ops.CANCELED) && canceled.contains(OpKey.of(op))))
                .filter(op -> seen.add(OpKey.of(op)))
                .sorted(Comparator.comparing(OpKey::of))
                .toList();
    }

    /**
     * No operation failed since the baseline.
     *
     * @param tool the run of the operation tool with the filter kFailed
     * @param filtered what it printed, which must have been a table: nothing at all is the picture of no connection
     * @param unfiltered every operation of every database: the filter hides cancelled and unfinished ones
     */
    public static Judgement noneFailed(Ops baseline, Set<OpKey> reported, ToolRun tool, Ops filtered, Ops unfiltered) {
        var weighing =
                new Weighing("no operation failed, cancelled or unfinished that was not so before").add(tool.clean());
        failedSince(baseline, reported, unfiltered, filtered).forEach(op -> weighing.fails(Ops.told(op)));
        int old = baseline.keys(Ops.FAILED).size();
        if (old > 0) {
            weighing.note(old + " failed before: " + baseline.keys(Ops.FAILED));
        }
        if (!reported.isEmpty()) {
            weighing.note("reported already: " + reported);
        }
        return weighing.holds("no new failure").judgement();
    }
}
