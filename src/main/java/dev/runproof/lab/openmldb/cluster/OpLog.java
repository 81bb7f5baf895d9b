package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the servers write into their logs about operations, each line with the operation's number. */
final class OpLog {
    private static final Set<Task> OF_TABLETS =
            EnumSet.of(Task.PAUSE_SNAPSHOT, Task.SEND_SNAPSHOT, Task.LOAD_TABLE, Task.DROP_TABLE, Task.ADD_REPLICA);

    private final World world;

    OpLog(World world) {
        this.world = world;
    }

    void created(Op op) {
        world.logOfLeader(
                'I',
                "create op[" + op.type().word() + "] ok. op_id[" + op.id() + "] name[" + op.name() + "] pid[" + op.pid()
                        + "]");
    }

    void begins(Op op) {
        world.logOfLeader('I', "run op[" + op.type().word() + "]. op_id[" + op.id() + "]");
    }

    void taskDone(Op op) {
        world.logOfLeader(
                'I',
                "update task status from[kDoing] to[kDone]. op_id[" + op.id() + "], task_type["
                        + op.task().word() + "]");
    }

    void done(Op op) {
        world.logOfLeader('I', "delete op[" + op.id() + "] in running op");
    }

    /** The cause first, in its own words; a task of a tablet leaves a word in that tablet's log as well. */
    void endedBadly(Op op, String cause) {
        Server tablet = world.living(Kind.TABLET, op.order().endpoint());
        if (tablet != null && OF_TABLETS.contains(op.task())) {
            world.log(tablet.component(), 'W', cause);
        }
        warnings(op, cause).forEach(it -> world.logOfLeader('W', it));
    }

    /** The same for one that ended in former times. */
    void endedBadly(Op op, Instant at) {
        Server leader = world.leadership().leader();
        if (leader != null) {
            warnings(op, OpWork.failed(op)).forEach(it -> world.log(leader.component(), at, 'W', it));
        }
    }

    private static List<String> warnings(Op op, String cause) {
        String number = "op_id[" + op.id() + "]";
        String failed = "task failed or canceled. " + number + ", task_type["
                + op.task().word() + "]";
        return op.status() == OpStatus.FAILED
                ? List.of(cause, failed, "set op[" + op.type().word() + "] status failed. " + number)
                : List.of(cause, failed);
    }
}
