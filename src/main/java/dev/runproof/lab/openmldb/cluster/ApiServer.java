package dev.runproof.lab.openmldb.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The apiserver: databases and tables, one row in, queries online. */
final class ApiServer {
    private static final Pattern TABLES = Pattern.compile("/dbs/([^/]+)/tables");
    private static final Pattern TABLE = Pattern.compile("/dbs/([^/]+)/tables/([^/]+)");
    private static final Pattern DATABASE = Pattern.compile("/dbs/([^/]+)");
    private static final Map<String, String> TYPES = Map.of(
            "int", "Int32",
            "bigint", "Int64",
            "float", "Float",
            "double", "Double",
            "bool", "Bool",
            "timestamp", "Timestamp",
            "string", "String");

    private final World world;
    private final SqlStatements statements;

    ApiServer(World world) {
        this.world = world;
        this.statements = new SqlStatements(world);
    }

    HttpAnswer answer(HttpRequest request) {
        String path = request.path();
        Matcher table = TABLE.matcher(path);
        Matcher tables = TABLES.matcher(path);
        Matcher database = DATABASE.matcher(path);
        switch (request.method()) {
            case "GET" -> {
                if (path.equals("/dbs")) {
                    return Json.answer(Json.object(
                            "code", 0, "msg", "ok", "dbs", world.tables().userDatabases()));
                }
                if (tables.matches()) {
                    return tables(tables.group(1));
                }
            }
            case "PUT" -> {
                if (table.matches()) {
                    return put(table.group(1), table.group(2), Json.read(request.body()));
                }
            }
            case "POST" -> {
                if (path.equals("/refresh")) {
                    return Json.done();
                }
                if (database.matches()) {
                    return query(database.group(1), Json.read(request.body()));
                }
            }
            default -> {}
        }
        return HttpAnswer.notFound(path);
    }

    private HttpAnswer tables(String database) {
        List<Map<String, Object>> all = world.tables().of(database).stream()
                .map(it -> Json.object(
                        "name",
                        it.name(),
                        "table_partition_size",
                        it.partitions().size(),
                        "tid",
                        it.tid(),
                        "partition_num",
                        it.partitions().size(),
                        "replica_num",
                        it.replicas(),
                        "column_desc",
                        it.columns().stream()
                                .map(column -> Json.object("name", column.name(), "data_type", type(column)))
                                .toList(),
                        "db",
                        it.database()))
                .toList();
        return Json.answer(Json.object("code", 0, "msg", "ok", "tables", all));
    }

    private HttpAnswer put(String database, String name, JsonNode body) {
        JsonNode rows = body.path("value");
        if (!rows.isArray() || rows.size() != 1 || !rows.path(0).isArray()) {
            return Json.refused(-1, "Invalid value in body, only support to put one row");
        }
        var row = new ArrayList<Object>();
        rows.path(0).forEach(it -> row.add(value(it)));
        return answer(statements.insert(database, name, row));
    }

    private static Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        return node.isNumber()
                ? (Object) node.asDouble()
                : node.isBoolean() ? (Object) node.asBoolean() : node.asText();
    }

    private HttpAnswer query(String database, JsonNode body) {
        String mode = body.path("mode").asText();
        if (!mode.equals("online")) {
            return Json.refused(-1, "Invalid mode " + mode + " here, only online");
        }
        String sql = body.path("sql").asText().strip();
        return answer(statements.run(sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql, database));
    }

    private static HttpAnswer answer(SqlStatements.Outcome outcome) {
        if (outcome.error().isPresent()) {
            return Json.refused(-1, outcome.error().get());
        }
        if (outcome.columns().isEmpty()) {
            return Json.done();
        }
        List<String> schema = outcome.columns().stream().map(ApiServer::type).toList();
        return Json.answer(
                Json.object("code", 0, "msg", "ok", "data", Json.object("schema", schema, "data", outcome.rows())));
    }

    private static String type(TableSpec.Column column) {
        return TYPES.getOrDefault(column.type(), "String");
    }
}
