package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.Printed;
import dev.runproof.lab.openmldb.text.SqlTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** The state of all tables at one moment, descending by database and name: what is broken, and SHOW TABLE STATUS. */
final class TableReport {
    private record Line(Table table, TableStatus.Sums sums, String warnings) {
        boolean isBroken() {
            return sums.unalive() > 0 || !warnings.isEmpty();
        }
    }

    private static final Comparator<Table> DESCENDING =
            Comparator.comparing(Table::database).thenComparing(Table::name).reversed();
    private static final int PREVIEW = 100;

    private final List<Line> lines = new ArrayList<>();

    TableReport(World world) {
        world.tables().all().stream().sorted(DESCENDING).forEach(table -> {
            var status = new TableStatus(world, table);
            lines.add(new Line(table, status.sums(), String.join("\n", status.warnings())));
        });
    }

    /** An ERROR for each table that is not ok; whether there is any. */
    boolean announce(Printed out) {
        boolean any = false;
        for (Line line : lines) {
            if (line.isBroken()) {
                any = true;
                long unalive = line.sums().unalive();
                out.text("ERROR: table " + line.table().database() + "."
                                + line.table().name() + " is broken, `show table status` to check detail"
                                + (unalive > 0 ? ", unalive partition: " + unalive : "")
                                + (line.warnings().isEmpty() ? "" : ", warning preview: "))
                        .cut(line.warnings(), PREVIEW)
                        .line("");
            }
        }
        return any;
    }

    /**
     * The table.
     *
     * @param like a pattern for the database; empty: the chosen database, or all but the hidden ones
     * @param thirteenth name of the column that has had two
     */
    SqlTable table(String like, String database, String thirteenth) {
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
                thirteenth,
                "Warnings");
        var wanted = new HashMap<String, Boolean>();
        for (Line line : lines) {
            if (wanted.computeIfAbsent(line.table().database(), it -> isWanted(it, like, database))) {
                row(table, line);
            }
        }
        return table;
    }

    private static boolean isWanted(String database, String like, String chosen) {
        if (!like.isEmpty()) {
            return LikePattern.matches(like, database);
        }
        return chosen.isEmpty() ? !Topology.HIDDEN.contains(database) : database.equals(chosen);
    }

    private static void row(SqlTable table, Line line) {
        Table each = line.table();
        boolean inMemory = each.storage().equals("memory");
        table.row(
                each.tid(),
                each.name(),
                each.database(),
                each.storage(),
                line.sums().rows(),
                inMemory ? line.sums().memory() : 0,
                line.sums().disk(),
                each.partitions().size(),
                line.sums().unalive(),
                each.replicas(),
                each.offline().map(TableSpec.Offline::path).orElse("NULL"),
                each.offline().map(TableSpec.Offline::format).orElse("NULL"),
                each.offline().map(TableSpec.Offline::symbolicPaths).orElse("NULL"),
                line.warnings());
    }
}
