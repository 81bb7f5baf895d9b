package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.OpWork.Result;
import dev.runproof.lab.openmldb.cluster.Replica.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The tasks of a change of leader. */
final class LeaderWork {
    private static final long SEED = 20_240_701;

    private final World world;
    private final Random random = new Random(SEED);

    LeaderWork(World world) {
        this.world = world;
    }

    /** A named follower whatever it lacks; else the live one with the highest offset. */
    Result select(Op op, Partition partition) {
        List<String> followers =
                partition.liveFollowers().stream().map(Partition.Meta::endpoint).toList();
        String wanted = op.order().endpoint();
        if (!wanted.equals(OpWork.AUTO)) {
            if (!followers.contains(wanted)) {
                return Result.failed("candidate_leader[" + wanted + "] is not follower. name[" + op.name() + "] pid["
                        + op.pid() + "] op_id[" + op.id() + "]");
            }
            op.leader(wanted);
            return Result.DONE;
        }
        long highest = -1;
        var best = new ArrayList<String>();
        for (String endpoint : followers) {
            Replica replica = world.replica(endpoint, partition.id());
            if (replica == null) {
                return Result.failed(OpWork.offline(op, endpoint));
            }
            if (replica.log().offset() > highest) {
                best.clear();
                highest = replica.log().offset();
            }
            if (replica.log().offset() == highest) {
                best.add(endpoint);
            }
        }
        if (best.isEmpty()) {
            return Result.failed(
                    "no alive follower. name[" + op.name() + "] pid[" + op.pid() + "] op_id[" + op.id() + "]");
        }
        op.leader(best.get(random.nextInt(best.size())));
        return Result.DONE;
    }

    /** The new leader goes on from its own offset; the old one still believes to lead. */
    Result change(Op op, Partition partition) {
        String endpoint = op.leader().orElseThrow();
        Replica replica = world.replica(endpoint, partition.id());
        if (replica == null) {
            return Result.failed(OpWork.offline(op, endpoint));
        }
        replica.term(partition.newTerm(replica.log().offset()));
        replica.mode(Mode.LEADER);
        replica.followers().clear();
        replica.followers()
                .addAll(partition.liveFollowers().stream()
                        .map(Partition.Meta::endpoint)
                        .filter(it -> !it.equals(endpoint))
                        .collect(Collectors.toSet()));
        return Result.DONE;
    }

    Result updateInfo(Op op, Partition partition) {
        String endpoint = op.leader().orElseThrow();
        Partition.Meta next = partition.meta(endpoint);
        if (next == null) {
            return Result.failed(OpWork.failed(op));
        }
        for (Partition.Meta meta : partition.metas()) {
            if (meta.leader() && meta != next) {
                meta.alive(false);
            }
        }
        next.set(true, true);
        world.replication().changed(partition, world.timings().replication());
        world.timeline()
                .after(
                        world.timings().clientRefresh(),
                        () -> partition.liveLeader().ifPresent(it -> partition.route(it.endpoint())));
        return Result.DONE;
    }
}
