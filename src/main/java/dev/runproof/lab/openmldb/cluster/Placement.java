package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Op.Order;
import dev.runproof.lab.openmldb.text.Printed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The commands that move replicas and leaders, with what refuses them, in the order in which it is looked at. */
final class Placement {
    static final String INVALID_PID = "Invalid args. pid should be uint32_t";

    static final String BAD_FORMAT = "Bad format";
    static final String GUARD = "auto_failover is enabled";
    private static final String NO_TABLE = "table does not exist";
    static final String UNHEALTHY = "tablet is not healthy";
    private static final long LARGEST = 0xffff_ffffL;

    private final World world;

    Placement(World world) {
        this.world = world;
    }

    void run(Optional<String> refused, String database, List<String> command, Printed out) {
        switch (command.get(0)) {
            case "addreplica" -> say(out, refused, call(database, command, 1, 3), this::addReplica, Words.ADD);
            case "delreplica" -> say(out, refused, call(database, command, 1, 3), this::delReplica, Words.DEL);
            case "changeleader" -> say(out, refused, call(database, command, 1, 2), this::changeLeader, Words.CHANGE);
            case "recovertable" -> say(out, refused, call(database, command, 1, 3), this::recoverTable, Words.RECOVER);
            case "updatetablealive" -> updateAlive(refused, database, command, out);
            case "migrate" -> say(out, refused, call(database, command, 2, 4), this::migrate, Words.MIGRATE);
            default -> out.line("unsupported cmd");
        }
    }

    /** What a command says, well done or refused; one prefix has no blank at its end. */
    private enum Words {
        ADD("addreplica", "AddReplica ok", "Fail to addreplica. error msg:"),
        DEL("delreplica", "DelReplica ok", "Fail to delreplica. error msg:"),
        CHANGE(
                "changeleader",
                "change leader ok. If there are writing operations while changing a leader, it may cause data loss.",
                "failed to change leader. error msg: "),
        RECOVER("recovertable", "recover table ok", "Fail to recover table. error msg:"),
        ALIVE("updatetablealive", "update ok", "Fail to update table alive. error msg: "),
        MIGRATE("migrate", "partition migrate ok", "failed to migrate partition. error msg: ");

        private final String command;
        private final String done;
        private final String refusal;

        Words(String command, String done, String refusal) {
            this.command = command;
            this.done = done;
            this.refusal = refusal;
        }
    }

    /**
     * A command on one partition.
     *
     * @param pid empty where it is no such number
     * @param words all of them
     */
    private record Call(String database, String name, OptionalLong pid, List<String> words, boolean complete) {
        String word(int at) {
            return at < words.size() ? words.get(at) : "";
        }
    }

    /** What a command does, or why it does not. */
    private interface Act {
        Optional<String> refusal(Call call);
    }

    private static Call call(String database, List<String> command, int name, int words) {
        boolean complete = command.size() > words;
        return new Call(
                database,
                complete ? command.get(name) : "",
                complete ? number(command.get(name + 1)) : OptionalLong.empty(),
                command,
                complete);
    }

    private void say(Printed out, Optional<String> refused, Call call, Act act, Words words) {
        if (!call.complete()) {
            out.line(BAD_FORMAT);
        } else if (call.pid().isEmpty()) {
            out.line(INVALID_PID);
        } else {
            refused.or(() -> world.switches().refusal(words.command))
                    .or(() -> act.refusal(call))
                    .ifPresentOrElse(why -> out.line(words.refusal + why), () -> out.line(words.done));
        }
    }

    static OptionalLong number(String word) {
        if (word.isEmpty() || word.length() > 10 || !word.chars().allMatch(it -> it >= '0' && it <= '9')) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(word);
        return number > LARGEST ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private @Nullable Partition partition(Call call) {
        Table table = world.tables().find(call.database(), call.name());
        return table == null ? null : table.partition(call.pid().orElseThrow());
    }

    private boolean isUnknown(Call call) {
        return world.tables().find(call.database(), call.name()) == null;
    }

    private Optional<String> addReplica(Call call) {
        String endpoint = call.word(3);
        if (!world.healthy(endpoint)) {
            return Optional.of(UNHEALTHY);
        }
        if (isUnknown(call)) {
            return Optional.of(NO_TABLE);
        }
        Partition partition = partition(call);
        if (partition == null) {
            return Optional.of("invalid parameter");
        }
        if (partition.meta(endpoint) != null) {
            return Optional.of("pid " + partition.pid() + " is exist in " + endpoint);
        }
        world.ops().create(OpType.ADD_REPLICA_OP, partition, Order.of(endpoint));
        return Optional.empty();
    }

    private Optional<String> delReplica(Call call) {
        String endpoint = call.word(3);
        if (isUnknown(call)) {
            return Optional.of(NO_TABLE);
        }
        if (!world.healthy(endpoint)) {
            return Optional.of(UNHEALTHY);
        }
        Partition partition = partition(call);
        if (partition == null) {
            return Optional.of("max pid is greater than partition size");
        }
        Partition.Meta meta = partition.meta(endpoint);
        if (meta == null) {
            return Optional.of("pid " + partition.pid() + " is not in " + endpoint);
        }
        if (meta.leader()) {
            return Optional.of("can not del leader. pid " + partition.pid() + " endpoint " + endpoint);
        }
        world.ops().create(OpType.DEL_REPLICA_OP, partition, Order.of(endpoint));
        return Optional.empty();
    }

    private Optional<String> changeLeader(Call call) {
        if (world.autoFailover()) {
            return Optional.of(GUARD);
        }
        if (isUnknown(call)) {
            return Optional.of(NO_TABLE);
        }
        Partition partition = partition(call);
        if (partition == null) {
            return Optional.of("pid does not exist");
        }
        if (partition.metas().size() == 1) {
            return Optional.of("no follower");
        }
        String candidate = call.word(3);
        if (candidate.isEmpty() && partition.liveLeader().isPresent()) {
            return Optional.of("leader is alive");
        }
        if (partition.liveFollowers().isEmpty()) {
            return Optional.of("no alive follower");
        }
        world.ops().create(OpType.CHANGE_LEADER_OP, partition, Order.of(candidate.isEmpty() ? OpWork.AUTO : candidate));
        return Optional.empty();
    }

    private Optional<String> recoverTable(Call call) {
        String endpoint = call.word(3);
        if (world.autoFailover()) {
            return Optional.of(GUARD);
        }
        if (!world.views().containsKey(endpoint)) {
            return Optional.of("endpoint does not exist");
        }
        if (!world.healthy(endpoint)) {
            return Optional.of(UNHEALTHY);
        }
        if (isUnknown(call)) {
            return Optional.of(NO_TABLE);
        }
        Partition partition = partition(call);
        Partition.Meta meta = partition == null ? null : partition.meta(endpoint);
        if (meta != null && meta.alive()) {
            return Optional.of("table is alive, need not recover");
        }
        if (partition == null || meta == null) {
            return Optional.of("pid does not exist");
        }
        world.ops().create(OpType.RECOVER_TABLE_OP, partition, Order.of(endpoint));
        return Optional.empty();
    }

    private void updateAlive(Optional<String> refused, String database, List<String> command, Printed out) {
        Call call = call(database, command, 1, 4);
        String alive = call.word(4);
        boolean all = call.complete() && call.word(2).equals("*");
        if (!call.complete()) {
            out.line(BAD_FORMAT);
        } else if (!alive.equals("yes") && !alive.equals("no")) {
            out.line("is_alive should be yes or no");
        } else if (!all && call.pid().isEmpty()) {
            out.line(INVALID_PID);
        } else {
            refused.or(() -> world.switches().refusal(Words.ALIVE.command))
                    .or(() -> alive(call, all, alive.equals("yes")))
                    .ifPresentOrElse(why -> out.line(Words.ALIVE.refusal + why), () -> out.line(Words.ALIVE.done));
        }
    }

    private Optional<String> alive(Call call, boolean all, boolean lives) {
        String endpoint = call.word(3);
        if (world.autoFailover()) {
            return Optional.of(GUARD);
        }
        if (!world.views().containsKey(endpoint)) {
            return Optional.of("endpoint does not exist");
        }
        Table table = world.tables().find(call.database(), call.name());
        if (table == null) {
            return Optional.of(NO_TABLE);
        }
        boolean changed = false;
        for (Partition partition : table.partitions()) {
            Partition.Meta meta = partition.meta(endpoint);
            if (meta != null && (all || partition.pid() == call.pid().orElse(-1))) {
                meta.alive(lives);
                changed = true;
            }
        }
        return changed ? Optional.empty() : Optional.of("no pid has update");
    }

    /** The words are source, table, partition, target; followers only. */
    private Optional<String> migrate(Call call) {
        String source = call.word(1);
        String target = call.word(4);
        if (world.autoFailover()) {
            return Optional.of(GUARD);
        }
        if (isUnknown(call)) {
            return Optional.of(NO_TABLE);
        }
        if (!world.healthy(target) || !world.healthy(source)) {
            return Optional.of(UNHEALTHY);
        }
        Partition partition = partition(call);
        if (partition == null) {
            return Optional.of("pid does not exist");
        }
        Partition.Meta meta = partition.meta(source);
        if (meta == null) {
            return Optional.of("pid " + partition.pid() + " is not in " + source);
        }
        if (meta.leader()) {
            return Optional.of("cannot migrate leader");
        }
        if (partition.meta(target) != null) {
            return Optional.of("pid " + partition.pid() + " is exist in " + target);
        }
        world.ops().create(OpType.MIGRATE_OP, partition, new Order(target, source, false, true));
        return Optional.empty();
    }
}
