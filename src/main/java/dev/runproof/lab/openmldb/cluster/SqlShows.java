package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.Figures;
import dev.runproof.lab.openmldb.text.SqlTable;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** SHOW COMPONENTS, SHOW JOBS and SHOW DATABASES. */
final class SqlShows {
    private static final String NULL = "NULL";

    private final World world;

    SqlShows(World world) {
        this.world = world;
    }

    /** No apiservers, and of the taskmanagers the leading one. */
    SqlTable components() {
        var table = new SqlTable("Endpoint", "Role", "Connect_time", "Status", "Ns_role");
        world.views()
                .forEach((endpoint, view) ->
                        table.row(endpoint, "tablet", time(view.since()), view.healthy() ? "online" : "offline", NULL));
        String role = "master";
        for (Server server : world.zooKeeper().locks().values()) {
            table.row(server.endpoint(), "nameserver", time(server.started()), "online", role);
            role = "standby";
        }
        world.zooKeeper()
                .taskmanager()
                .ifPresent(it -> table.row(it.endpoint(), "taskmanager", time(it.started()), "online", NULL));
        return table;
    }

    SqlTable jobs() {
        var table = new SqlTable(
                "job_id",
                "job_type",
                "state",
                "start_time",
                "end_time",
                "parameter",
                "cluster",
                "application_id",
                "error",
                "db",
                "name",
                "pid",
                "cur_task",
                "component");
        for (Jobs.Job job : world.jobs().all()) {
            table.row(
                    job.id(),
                    job.type(),
                    job.state(),
                    time(job.started()),
                    time(job.ended()),
                    "",
                    "local[*]",
                    job.applicationId(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "TaskManager");
        }
        return table;
    }

    SqlTable databases() {
        var table = new SqlTable("Databases");
        world.tables().userDatabases().forEach(table::row);
        return table;
    }

    private static String time(@Nullable Instant at) {
        return at == null ? NULL : Figures.sqlTime(at, ZoneId.systemDefault());
    }
}
