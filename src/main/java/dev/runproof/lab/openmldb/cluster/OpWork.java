package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Op.Order;
import dev.runproof.lab.openmldb.cluster.Replica.Mode;
import dev.runproof.lab.openmldb.cluster.Replica.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the tasks of operations do to tablets and to the nameservers' tables. */
final class OpWork {
    static final String AUTO = "auto";

    /** A follower counts as caught up within so many entries: the default of check_binlog_sync_progress_delta. */
    private static final long SYNC_DELTA = 100_000;

    /** How a task ended, with its cause when it failed. */
    record Result(Kind kind, String cause) {
        enum Kind {
            DONE,
            WAITS,
            FAILED
        }

        static final Result DONE = new Result(Kind.DONE, "");
        static final Result WAITS = new Result(Kind.WAITS, "");

        static Result failed(String cause) {
            return new Result(Kind.FAILED, cause);
        }
    }

    private final World world;
    private final LeaderWork leaders;
    private final RecoverWork recovery;

    OpWork(World world) {
        this.world = world;
        this.leaders = new LeaderWork(world);
        this.recovery = new RecoverWork(world);
    }

    /** What shows as soon as a task has begun; the cause, when it cannot go well. */
    Optional<String> begin(Op op, Partition partition) {
        String endpoint = op.order().endpoint();
        if (op.task() == Task.PAUSE_SNAPSHOT) {
            pauseSnapshot(partition, true);
        }
        if (op.task() == Task.LOAD_TABLE) {
            if (!world.answers(endpoint)) {
                return Optional.of(offline(op, endpoint));
            }
            boolean leads = op.type() == OpType.RE_LOAD_TABLE_OP;
            if (!world.replication().beginLoading(partition.id(), endpoint, leads ? Mode.LEADER : Mode.FOLLOWER)) {
                return Optional.of(failed(op) + " nothing to load on " + endpoint);
            }
        }
        return Optional.empty();
    }

    Result finish(Op op, Partition partition) {
        return switch (op.task()) {
            case PAUSE_SNAPSHOT, MAKE_SNAPSHOT, UPDATE_TABLE_INFO -> Result.DONE;
            case SEND_SNAPSHOT -> sendSnapshot(op, partition);
            case RECOVER_SNAPSHOT -> {
                pauseSnapshot(partition, false);
                yield Result.DONE;
            }
            case LOAD_TABLE -> loaded(op, partition);
            case DROP_TABLE -> {
                if (op.type() != OpType.MIGRATE_OP) {
                    world.tablet(op.order().endpoint()).drop(partition.id());
                } else {
                    world.tablet(op.order().source()).drop(partition.id());
                }
                yield Result.DONE;
            }
            case ADD_REPLICA -> addReplica(op, partition);
            case DEL_REPLICA -> delReplica(op, partition);
            case ADD_TABLE_INFO -> {
                yield addInfo(op, partition);
            }
            case DEL_TABLE_INFO -> {
                removeMeta(partition, op.order().endpoint());
                yield Result.DONE;
            }
            case CHECK_BINLOG_SYNC_PROGRESS -> syncProgress(op, partition);
            case UPDATE_PARTITION_STATUS -> updateStatus(op, partition);
            case SELECT_LEADER -> leaders.select(op, partition);
            case CHANGE_LEADER -> leaders.change(op, partition);
            case UPDATE_LEADER_INFO -> leaders.updateInfo(op, partition);
            case RECOVER_TABLE -> recovery.recover(op, partition);
        };
    }

    private void pauseSnapshot(Partition partition, boolean paused) {
        Replica leader = leader(partition);
        if (leader != null && leader.state() != State.LOADING) {
            leader.state(paused ? State.SNAPSHOT_PAUSED : State.NORMAL);
        }
    }

    private @Nullable Replica leader(Partition partition) {
        return partition
                .liveLeader()
                .map(it -> world.replica(it.endpoint(), partition.id()))
                .orElse(null);
    }

    private Result sendSnapshot(Op op, Partition partition) {
        String endpoint = op.order().endpoint();
        Replica leader = leader(partition);
        if (!world.answers(endpoint)) {
            return Result.failed(offline(op, endpoint));
        }
        boolean isThere = world.tablet(endpoint).replica(partition.id()) != null;
        if (leader == null
                || !leader.leads()
                || isThere
                || world.switches().full().contains(endpoint)) {
            return Result.failed(failed(op));
        }
        world.tablet(endpoint).store(partition.id(), leader.log().copy(), leader.term());
        return Result.DONE;
    }

    private Result loaded(Op op, Partition partition) {
        Replica replica = world.replica(op.order().endpoint(), partition.id());
        if (replica == null) {
            return Result.failed(offline(op, op.order().endpoint()));
        }
        world.replication().loaded(partition.id(), replica);
        return Result.DONE;
    }

    private Result addReplica(Op op, Partition partition) {
        Replica leader = leader(partition);
        Replica follower = world.replica(op.order().endpoint(), partition.id());
        if (leader == null || !leader.leads()) {
            return Result.failed(failed(op) + " no leader");
        }
        if (follower == null) {
            return Result.failed(offline(op, op.order().endpoint()));
        }
        follower.mode(Mode.FOLLOWER);
        leader.followers().add(op.order().endpoint());
        world.replication().changed(partition, world.timings().replication());
        return Result.DONE;
    }

    private Result delReplica(Op op, Partition partition) {
        Order order = op.order();
        Partition.Meta meta = partition.meta(order.source());
        if (meta != null && meta.leader()) {
            // It was a follower when the operation was ordered, and was made the leader before its turn came.
            return Result.failed(failed(op) + " can not del leader");
        }
        Replica leader = leader(partition);
        if (leader != null) {
            leader.followers().remove(order.source());
        }
        if (op.type() == OpType.MIGRATE_OP) {
            removeMeta(partition, order.source());
        }
        return Result.DONE;
    }

    private static Result addInfo(Op op, Partition partition) {
        if (partition.meta(op.order().endpoint()) != null) {
            return Result.failed(failed(op) + " endpoint is there already");
        }
        partition.metas().add(new Partition.Meta(op.order().endpoint(), false, false));
        return Result.DONE;
    }

    private static void removeMeta(Partition partition, String endpoint) {
        partition.metas().removeIf(it -> it.endpoint().equals(endpoint));
    }

    private Result syncProgress(Op op, Partition partition) {
        Replica leader = leader(partition);
        Replica follower = world.replica(op.order().endpoint(), partition.id());
        if (leader == null || follower == null) {
            return Result.failed(offline(op, op.order().endpoint()));
        }
        long arrears = leader.log().offset() - follower.log().offset();
        return arrears <= SYNC_DELTA ? Result.DONE : Result.WAITS;
    }

    private Result updateStatus(Op op, Partition partition) {
        Order order = op.order();
        Partition.Meta meta = partition.meta(order.endpoint());
        if (meta == null) {
            return Result.failed("name[" + op.name() + "] endpoint[" + order.endpoint() + "] pid[" + op.pid()
                    + "] does not exist. op_id[" + op.id() + "]");
        }
        meta.set(order.leads(), order.lives());
        return Result.DONE;
    }

    static String offline(Op op, String endpoint) {
        return "endpoint[" + endpoint + "] is offline. table[" + op.name() + "] pid[" + op.pid() + "]  op_id[" + op.id()
                + "]";
    }

    static String failed(Op op) {
        return "task run failed. op_id " + op.id() + " type " + op.task().word() + " name " + op.name() + " pid "
                + op.pid();
    }
}
