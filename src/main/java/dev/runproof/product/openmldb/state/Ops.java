package dev.runproof.product.openmldb.state;

import dev.runproof.model.Answer;
import dev.runproof.parse.OpenmldbOpStatus;
import dev.runproof.parse.OpenmldbOpStatus.Op;
import dev.runproof.product.generic.WholeOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The operations of every database, unfiltered, each with its database. */
public record Ops(List<Op> ops) {
    public static final String FAILED = "kFailed";
    public static final String CANCELED = "kCanceled";
    private static final Set<String> UNFINISHED = Set.of("kInited", "kDoing");

    /** An operation: failed ones survive a change of the leading nameserver, and are then the same by this pair. */
    public record OpKey(String database, long id) implements Comparable<OpKey> {
        static OpKey of(Op op) {
            return new OpKey(Objects.requireNonNullElse(op.db(), ""), op.opId());
        }

        @Override
        public int compareTo(OpKey other) {
            int order = Long.compare(id, other.id);
            return order != 0 ? order : database.compareTo(other.database);
        }

        @Override
        public String toString() {
            return "op " + id + " of " + database;
        }
    }

    public Ops {
        ops = List.copyOf(ops);
    }

    /** The answer of {@link Client#operationsOf}. */
    public static Ops read(Answer answer) {
        var all = new ArrayList<Op>();
        OpenmldbOpStatus.ofEachDatabase(WholeOutput.of("openmldb showopstatus", answer))
                .forEach((database, told) -> told.ops().forEach(op -> all.add(of(database, op))));
        return new Ops(all);
    }

    private static Op of(String database, Op op) {
        return new Op(
                database,
                op.opId(),
                op.opType(),
                op.name(),
                op.pid(),
                op.status(),
                op.startTime(),
                op.executeTime(),
                op.endTime(),
                op.curTask(),
                op.forReplicaCluster());
    }

    /** For messages; the whole of it is in the evidence. */
    @Override
    public String toString() {
        return ops.size() + " operations, " + unfinished().size() + " unfinished";
    }

    public List<Op> where(Predicate<Op> wanted) {
        return ops.stream().filter(wanted).toList();
    }

    public List<Op> unfinished() {
        return where(op -> UNFINISHED.contains(op.status()));
    }

    /** The operations of that status; with {@code kFailed}, before the first change, the baseline of failures. */
    public Set<OpKey> keys(String status) {
        return where(op -> op.status().equals(status)).stream()
                .map(OpKey::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The operations that an earlier look did not show. */
    public List<Op> newSince(Ops before) {
        Set<OpKey> known = before.ops().stream().map(OpKey::of).collect(Collectors.toSet());
        return where(op -> !known.contains(OpKey.of(op)));
    }

    /** An operation for messages and reports. */
    public static String told(Op op) {
        return OpKey.of(op) + ": " + op.opType() + " of " + op.name() + " partition "
                + Objects.requireNonNullElse(op.pid(), "-") + " " + op.status() + " at " + op.curTask();
    }
}
