package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.ClientTable;
import dev.runproof.lab.openmldb.text.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that a nameserver's client shows. */
final class Shows {
    static final String AUTO_FAILOVER = "auto_failover";
    private static final String NONE = "-";

    private final World world;
    private final Sight sight;

    Shows(World world) {
        this.world = world;
        this.sight = new Sight(world);
    }

    ClientTable nameservers() {
        var table = new ClientTable("endpoint", "real_endpoint", "role");
        String role = "leader";
        for (String endpoint : world.zooKeeper().locks().keySet()) {
            table.row(endpoint, NONE, role);
            role = "standby";
        }
        return table;
    }

    ClientTable tablets() {
        var table = new ClientTable("endpoint", "real_endpoint", "state", "age");
        world.views()
                .forEach((endpoint, view) -> table.row(
                        endpoint, NONE, view.state(), Figures.age(Duration.between(view.since(), world.now()))));
        return table;
    }

    ClientTable settings() {
        return new ClientTable("key", "value").row(AUTO_FAILOVER, world.autoFailover());
    }

    ClientTable databases(boolean leads) {
        var table = new ClientTable("#", "name");
        int number = 0;
        for (String name : leads ? world.tables().userDatabases() : List.<String>of()) {
            table.row(++number, name);
        }
        return table;
    }

    /** A row a replica, of one table or, with an empty name, of all in the database. */
    ClientTable table(String database, String name) {
        var table = new ClientTable(
                "name", "tid", "pid", "endpoint", "role", "is_alive", "offset", "record_cnt", "memused", "diskused");
        for (Table each : world.tables().of(database)) {
            if (name.isEmpty() || each.name().equals(name)) {
                for (Partition partition : each.partitions()) {
                    for (Partition.Meta meta : partition.metas()) {
                        row(table, each, partition, meta);
                    }
                }
            }
        }
        return table;
    }

    private void row(ClientTable table, Table each, Partition partition, Partition.Meta meta) {
        Replica.Seen seen = sight.seen(partition, meta);
        table.row(
                each.name(),
                each.tid(),
                partition.pid(),
                meta.endpoint(),
                meta.leader() ? "leader" : "follower",
                meta.alive() ? "yes" : "no",
                seen == null ? NONE : seen.offset(),
                seen == null ? NONE : seen.rows(),
                seen == null ? NONE : Figures.size(Weight.memory(each, seen)),
                Figures.size(seen == null ? 0 : Weight.disk(seen)));
    }

    /** Ascending by number; an empty argument means any. */
    ClientTable ops(String database, String name, String pid) {
        var table = new ClientTable(
                "op_id",
                "op_type",
                "name",
                "pid",
                "status",
                "start_time",
                "execute_time",
                "end_time",
                "cur_task",
                "for_replica_cluster");
        for (Op op : name.isEmpty() ? world.ops().all() : world.ops().ofTable(name)) {
            boolean wanted = (database.isEmpty() || op.database().equals(database))
                    && (pid.isEmpty() || Integer.toString(op.pid()).equals(pid));
            if (wanted) {
                table.row(
                        op.id(),
                        op.type().word(),
                        op.name(),
                        op.pid() < 0 ? NONE : op.pid(),
                        op.status().word(),
                        time(op.started()),
                        executed(op),
                        time(op.ended()),
                        op.status() == OpStatus.INITED || op.status() == OpStatus.DONE
                                ? NONE
                                : op.task().word(),
                        "no");
            }
        }
        return table;
    }

    private static String time(@Nullable Instant at) {
        return at == null ? NONE : Figures.opTime(at, ZoneId.systemDefault());
    }

    private String executed(Op op) {
        Instant started = op.started();
        Instant ended = op.ended();
        return started == null
                ? NONE
                : Duration.between(started, ended == null ? world.now() : ended).toSeconds() + "s";
    }
}
