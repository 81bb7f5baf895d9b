package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Op.Order;
import dev.runproof.lab.openmldb.cluster.OpWork.Result;
import dev.runproof.lab.openmldb.cluster.Replica.Mode;
import org.jspecify.annotations.Nullable;

/** The task that decides how a replica comes back, and orders the operation that does it. */
final class RecoverWork {
    private final World world;

    RecoverWork(World world) {
        this.world = world;
    }

    Result recover(Op op, Partition partition) {
        String endpoint = op.order().endpoint();
        Partition.Meta meta = partition.meta(endpoint);
        if (meta == null) {
            return Result.failed(OpWork.failed(op));
        }
        if (!world.answers(endpoint)) {
            return Result.failed(OpWork.offline(op, endpoint));
        }
        Replica replica = world.replica(endpoint, partition.id());
        if (meta.leader() && partition.metas().size() == 1) {
            OpType type = replica == null ? OpType.RE_LOAD_TABLE_OP : OpType.UPDATE_PARTITION_STATUS_OP;
            world.ops().create(type, partition, new Order(endpoint, endpoint, true, true));
            return Result.DONE;
        }
        Partition.@Nullable Meta leader = partition.liveLeader().orElse(null);
        if (leader == null || world.replica(leader.endpoint(), partition.id()) == null) {
            return Result.failed(
                    "no alive leader. name[" + op.name() + "] pid[" + op.pid() + "] op_id[" + op.id() + "]");
        }
        if (leader != meta) {
            world.ops().create(way(endpoint, partition, replica), partition, Order.of(endpoint));
        }
        return Result.DONE;
    }

    /** What is still in memory goes on as a follower; what has more than its leader, or nothing, is sent anew. */
    private OpType way(String endpoint, Partition partition, @Nullable Replica replica) {
        if (replica != null) {
            replica.mode(Mode.FOLLOWER);
            replica.followers().clear();
            return partition.hasSurplus(replica.term(), replica.log().offset())
                    ? OpType.RE_ADD_REPLICA_WITH_DROP_OP
                    : OpType.RE_ADD_REPLICA_SIMPLIFY_OP;
        }
        Tablet.Stored stored = world.tablet(endpoint).stored(partition.id());
        return stored == null
                        || partition.hasSurplus(stored.term(), stored.log().offset())
                ? OpType.RE_ADD_REPLICA_OP
                : OpType.RE_ADD_REPLICA_NO_SEND_OP;
    }
}
