package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Task.ADD_REPLICA;
import static dev.runproof.lab.openmldb.cluster.Task.ADD_TABLE_INFO;
import static dev.runproof.lab.openmldb.cluster.Task.CHANGE_LEADER;
import static dev.runproof.lab.openmldb.cluster.Task.CHECK_BINLOG_SYNC_PROGRESS;
import static dev.runproof.lab.openmldb.cluster.Task.DEL_REPLICA;
import static dev.runproof.lab.openmldb.cluster.Task.DEL_TABLE_INFO;
import static dev.runproof.lab.openmldb.cluster.Task.DROP_TABLE;
import static dev.runproof.lab.openmldb.cluster.Task.LOAD_TABLE;
import static dev.runproof.lab.openmldb.cluster.Task.MAKE_SNAPSHOT;
import static dev.runproof.lab.openmldb.cluster.Task.PAUSE_SNAPSHOT;
import static dev.runproof.lab.openmldb.cluster.Task.RECOVER_SNAPSHOT;
import static dev.runproof.lab.openmldb.cluster.Task.RECOVER_TABLE;
import static dev.runproof.lab.openmldb.cluster.Task.SELECT_LEADER;
import static dev.runproof.lab.openmldb.cluster.Task.SEND_SNAPSHOT;
import static dev.runproof.lab.openmldb.cluster.Task.UPDATE_LEADER_INFO;
import static dev.runproof.lab.openmldb.cluster.Task.UPDATE_PARTITION_STATUS;
import static dev.runproof.lab.openmldb.cluster.Task.UPDATE_TABLE_INFO;

import java.util.List;

/** The operations of a nameserver, with the tasks that each consists of. */
public enum OpType {
    MAKE_SNAPSHOT_OP("kMakeSnapshotOP", MAKE_SNAPSHOT),
    ADD_REPLICA_OP(
            "kAddReplicaOP",
            PAUSE_SNAPSHOT,
            SEND_SNAPSHOT,
            LOAD_TABLE,
            ADD_REPLICA,
            RECOVER_SNAPSHOT,
            ADD_TABLE_INFO,
            CHECK_BINLOG_SYNC_PROGRESS,
            UPDATE_PARTITION_STATUS),
    DEL_REPLICA_OP("kDelReplicaOP", DEL_REPLICA, DEL_TABLE_INFO, DROP_TABLE),
    CHANGE_LEADER_OP("kChangeLeaderOP", SELECT_LEADER, CHANGE_LEADER, UPDATE_LEADER_INFO),
    OFFLINE_REPLICA_OP("kOfflineReplicaOP", DEL_REPLICA, UPDATE_PARTITION_STATUS),
    RE_ADD_REPLICA_OP(
            "kReAddReplicaOP",
            PAUSE_SNAPSHOT,
            SEND_SNAPSHOT,
            LOAD_TABLE,
            ADD_REPLICA,
            RECOVER_SNAPSHOT,
            CHECK_BINLOG_SYNC_PROGRESS,
            UPDATE_PARTITION_STATUS),
    RE_ADD_REPLICA_NO_SEND_OP(
            "kReAddReplicaNoSendOP",
            PAUSE_SNAPSHOT,
            LOAD_TABLE,
            ADD_REPLICA,
            RECOVER_SNAPSHOT,
            CHECK_BINLOG_SYNC_PROGRESS,
            UPDATE_PARTITION_STATUS),
    RE_ADD_REPLICA_WITH_DROP_OP(
            "kReAddReplicaWithDropOP",
            PAUSE_SNAPSHOT,
            DROP_TABLE,
            SEND_SNAPSHOT,
            LOAD_TABLE,
            ADD_REPLICA,
            RECOVER_SNAPSHOT,
            CHECK_BINLOG_SYNC_PROGRESS,
            UPDATE_PARTITION_STATUS),
    RE_ADD_REPLICA_SIMPLIFY_OP(
            "kReAddReplicaSimplifyOP", ADD_REPLICA, CHECK_BINLOG_SYNC_PROGRESS, UPDATE_PARTITION_STATUS),
    MIGRATE_OP(
            "kMigrateOP",
            PAUSE_SNAPSHOT,
            SEND_SNAPSHOT,
            RECOVER_SNAPSHOT,
            LOAD_TABLE,
            ADD_REPLICA,
            ADD_TABLE_INFO,
            CHECK_BINLOG_SYNC_PROGRESS,
            UPDATE_PARTITION_STATUS,
            DEL_REPLICA,
            UPDATE_TABLE_INFO,
            DROP_TABLE),
    RE_LOAD_TABLE_OP("kReLoadTableOP", LOAD_TABLE, UPDATE_PARTITION_STATUS),
    UPDATE_PARTITION_STATUS_OP("kUpdatePartitionStatusOP", UPDATE_PARTITION_STATUS),
    RECOVER_TABLE_OP("kRecoverTableOP", RECOVER_TABLE);

    private final String word;
    private final List<Task> tasks;

    OpType(String word, Task... tasks) {
        this.word = word;
        this.tasks = List.of(tasks);
    }

    /** As showopstatus prints it. */
    public String word() {
        return word;
    }

    List<Task> tasks() {
        return tasks;
    }
}
