package dev.runproof.lab.openmldb.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the components answer over HTTP, the apiserver apart. */
final class HttpServers {
    private static final int NOT_LEADER = 300;
    private static final int NO_TABLE = 100;

    private final World world;
    private final Sight sight;
    private final ApiServer apiServer;

    HttpServers(World world) {
        this.world = world;
        this.sight = new Sight(world);
        this.apiServer = new ApiServer(world);
    }

    HttpAnswer answer(Server server, HttpRequest request) {
        String path = request.path();
        if (server.component().kind() == Kind.TASKMANAGER) {
            return path.equals("/openmldb.taskmanager.TaskManagerServer/GetVersion")
                    ? version(server)
                    : HttpAnswer.notFound(path);
        }
        if (path.equals("/status")) {
            return StatusPage.of(server, request);
        }
        return switch (server.component().kind()) {
            case NAMESERVER ->
                path.equals("/NameServer/ShowTable") ? showTable(server, request) : HttpAnswer.notFound(path);
            case TABLET ->
                path.equals("/TabletServer/LoadTable") ? loadTable(server, request) : HttpAnswer.notFound(path);
            case APISERVER -> apiServer.answer(request);
            case TASKMANAGER -> HttpAnswer.notFound(path);
        };
    }

    /** The server's version is given by its release; that of Spark's part has a newline at its end. */
    private HttpAnswer version(Server server) {
        String batch = world.switches().batchVersions().getOrDefault(server.endpoint(), server.version());
        return Json.answer(Json.object("taskmanagerVersion", server.version(), "batchVersion", batch + "\n"));
    }

    private HttpAnswer showTable(Server server, HttpRequest request) {
        if (!world.leadership().leads(server.endpoint())) {
            return Json.refused(NOT_LEADER, NameserverCommands.NOT_LEADER);
        }
        JsonNode wanted = Json.read(request.body());
        String name = wanted.path("name").asText();
        var tables = new ArrayList<Map<String, Object>>();
        for (Table table : world.tables().of(wanted.path("db").asText())) {
            if (name.isEmpty() || table.name().equals(name)) {
                tables.add(table(table));
            }
        }
        return Json.answer(Json.object("code", 0, "msg", "ok", "table_info", tables));
    }

    private Map<String, Object> table(Table table) {
        List<Map<String, Object>> partitions = table.partitions().stream()
                .map(it -> Json.object(
                        "pid",
                        it.pid(),
                        "partition_meta",
                        it.metas().stream().map(meta -> meta(it, meta)).toList()))
                .toList();
        return Json.object(
                "name",
                table.name(),
                "db",
                table.database(),
                "tid",
                table.tid(),
                "partition_num",
                table.partitions().size(),
                "replica_num",
                table.replicas(),
                "storage_mode",
                storage(table),
                "table_partition",
                partitions);
    }

    static String storage(Table table) {
        return switch (table.storage()) {
            case "ssd" -> "kSSD";
            case "hdd" -> "kHDD";
            default -> "kMemory";
        };
    }

    private Map<String, Object> meta(Partition partition, Partition.Meta meta) {
        Replica.Seen seen = sight.seen(partition, meta);
        return Json.object(
                "endpoint",
                meta.endpoint(),
                "is_leader",
                meta.leader(),
                "is_alive",
                meta.alive(),
                "offset",
                seen == null ? 0 : seen.offset());
    }

    private HttpAnswer loadTable(Server server, HttpRequest request) {
        JsonNode meta = Json.read(request.body()).path("table_meta");
        if (!meta.hasNonNull("tid") || !meta.hasNonNull("pid")) {
            return Json.refused(NO_TABLE, "table_meta needs tid and pid");
        }
        var id = new PartitionId(meta.path("tid").asInt(), meta.path("pid").asInt());
        if (world.tablet(server.endpoint()).replica(id) != null) {
            return Json.refused(NO_TABLE + 1, "table is already exist");
        }
        return world.replication().load(id, server.endpoint())
                ? Json.done()
                : Json.refused(NO_TABLE, "table db path is not exist");
    }
}
