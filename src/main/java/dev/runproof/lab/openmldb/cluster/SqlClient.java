package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.Printed;
import dev.runproof.lab.openmldb.text.SqlTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code sql_client} role: first what is broken, then the answer to the statement. */
final class SqlClient {
    private static final Pattern TABLE_STATUS =
            Pattern.compile("show\\s+table\\s+status(?:\\s+like\\s+'([^']*)')?", Pattern.CASE_INSENSITIVE);
    private static final int PREVIEW = 100;
    private static final int[] SYMBOLIC_PATHS = {0, 8, 2};

    private final World world;
    private final SqlShows shows;
    private final SqlStatements statements;

    SqlClient(World world) {
        this.world = world;
        this.shows = new SqlShows(world);
        this.statements = new SqlStatements(world);
    }

    void run(Arguments arguments, Printed out) {
        Server leader = world.leadership().leader();
        if (leader == null) {
            out.line("ERROR: fail to get all table status, " + NameserverCommands.NOT_LEADER)
                    .line(hint());
        } else {
            broken(out);
        }
        String statement = arguments.get("cmd").strip();
        if (statement.endsWith(";")) {
            statement = statement.substring(0, statement.length() - 1).stripTrailing();
        }
        Matcher status = TABLE_STATUS.matcher(statement);
        if (status.matches()) {
            if (leader == null) {
                out.line("Error: " + NameserverCommands.NOT_LEADER);
            } else {
                out.table(
                        tableStatus(leader, status.group(1) == null ? "" : status.group(1), arguments.get("database")));
            }
            return;
        }
        switch (statement.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "" -> {}
            case "show components" -> out.table(shows.components());
            case "show jobs" -> out.table(shows.jobs());
            case "show databases" -> out.table(shows.databases());
            default -> statements.run(statement, arguments.get("database")).print(out);
        }
    }

    private static String hint() {
        return "HINT: Use `openmldb_tool inspect` to get full report.";
    }

    private List<Table> descending() {
        var all = new ArrayList<>(world.tables().all());
        all.sort(
                Comparator.comparing(Table::database).thenComparing(Table::name).reversed());
        return all;
    }

    private void broken(Printed out) {
        boolean any = false;
        for (Table table : descending()) {
            var status = new TableStatus(world, table);
            long unalive = status.sums().unalive();
            String warnings = String.join("\n", status.warnings());
            if (unalive > 0 || !warnings.isEmpty()) {
                any = true;
                out.text("ERROR: table " + table.database() + "." + table.name()
                                + " is broken, `show table status` to check detail"
                                + (unalive > 0 ? ", unalive partition: " + unalive : "")
                                + (warnings.isEmpty() ? "" : ", warning preview: "))
                        .cut(warnings, PREVIEW)
                        .line("");
            }
        }
        if (any) {
            out.line(hint());
        }
    }

    /** With an empty pattern: the chosen database, or all but the hidden ones. */
    private SqlTable tableStatus(Server leader, String like, String database) {
        var table = new SqlTable(
                "Table_id",
                "Table_name",
                "Database_name",
                "Storage_type",
                "Rows",
                "Memory_data_size",
                "Disk_data_size",
                "Partition",
                "Partition_unalive",
                "Replica",
                "Offline_path",
                "Offline_format",
                Leadership.isAtLeast(leader.version(), SYMBOLIC_PATHS) ? "Offline_symbolic_paths" : "Offline_deep_copy",
                "Warnings");
        for (Table each : descending()) {
            boolean wanted = !like.isEmpty()
                    ? LikePattern.matches(like, each.database())
                    : database.isEmpty() ? !each.isHidden() : each.database().equals(database);
            if (wanted) {
                row(table, each);
            }
        }
        return table;
    }

    private void row(SqlTable table, Table each) {
        var status = new TableStatus(world, each);
        TableStatus.Sums sums = status.sums();
        boolean inMemory = each.storage().equals("memory");
        table.row(
                each.tid(),
                each.name(),
                each.database(),
                each.storage(),
                sums.rows(),
                inMemory ? sums.memory() : 0,
                sums.disk(),
                each.partitions().size(),
                sums.unalive(),
                each.replicas(),
                each.offline().map(TableSpec.Offline::path).orElse("NULL"),
                each.offline().map(TableSpec.Offline::format).orElse("NULL"),
                each.offline().map(TableSpec.Offline::symbolicPaths).orElse("NULL"),
                String.join("\n", status.warnings()));
    }
}
