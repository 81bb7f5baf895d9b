package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Kind;

/** The settings of the components as they are installed. */
record Settings(String zkCluster, String zkRootPath, boolean autoFailover) {
    /** What {@code conf} calls the settings of a kind of component. */
    static String file(Kind kind) {
        return kind.word() + (kind == Kind.TASKMANAGER ? ".properties" : ".flags");
    }

    String text(Place place) {
        String common =
                "--endpoint=" + place.endpoint() + "\n--role=" + place.kind().word() + "\n--zk_cluster=" + zkCluster
                        + "\n--zk_root_path=" + zkRootPath + "\n--openmldb_log_dir=./logs\n--log_level=info\n";
        return switch (place.kind()) {
            case NAMESERVER ->
                common + "--zk_session_timeout=10000\n--tablet_heartbeat_timeout=60000\n--auto_failover=" + autoFailover
                        + "\n--system_table_replica_num=2\n";
            case TABLET ->
                common + "--zk_session_timeout=10000\n--db_root_path=./db\n--recycle_bin_root_path=./recycle\n"
                        + "--recycle_bin_enabled=true\n";
            case APISERVER -> common;
            case TASKMANAGER -> taskmanager(place.endpoint());
        };
    }

    private String taskmanager(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        return "server.host=" + endpoint.substring(0, colon) + "\nserver.port=" + endpoint.substring(colon + 1)
                + "\njob.log.path=./logs/\nzookeeper.cluster=" + zkCluster + "\nzookeeper.root_path=" + zkRootPath
                + "\nspark.home=\nspark.master=local\n";
    }
}
