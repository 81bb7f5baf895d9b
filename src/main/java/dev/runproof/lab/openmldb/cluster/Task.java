package dev.runproof.lab.openmldb.cluster;

/** A part of an operation, by the word that cur_task and the logs have for it. */
enum Task {
    PAUSE_SNAPSHOT("kPauseSnapshot"),
    MAKE_SNAPSHOT("kMakeSnapshot"),
    SEND_SNAPSHOT("kSendSnapshot"),
    RECOVER_SNAPSHOT("kRecoverSnapshot"),
    LOAD_TABLE("kLoadTable"),
    DROP_TABLE("kDropTable"),
    ADD_REPLICA("kAddReplica"),
    DEL_REPLICA("kDelReplica"),
    ADD_TABLE_INFO("kAddTableInfo"),
    DEL_TABLE_INFO("kDelTableInfo"),
    UPDATE_TABLE_INFO("kUpdateTableInfo"),
    CHECK_BINLOG_SYNC_PROGRESS("kCheckBinlogSyncProgress"),
    UPDATE_PARTITION_STATUS("kUpdatePartitionStatus"),
    SELECT_LEADER("kSelectLeader"),
    CHANGE_LEADER("kChangeLeader"),
    UPDATE_LEADER_INFO("kUpdateLeaderInfo"),
    RECOVER_TABLE("kRecoverTable");

    private final String word;

    Task(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
