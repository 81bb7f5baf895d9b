package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.parse.OpenmldbTableStatus.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever stands in OpenMLDB's SQL tables is read as it was printed. */
class OpenmldbTablePropertyTest {
    private static final int TRIES = 2_000;
    private static final List<String> NAMES =
            List.of("t1", "wide table", "订单", "naïve", "a", "failed_orders", "-", "NULL", "'quoted'");
    private static final List<String> WARNINGS = List.of(
            "[pid=0]: real replica number 1 does not match the configured replicanum 3",
            "[pid=7][leader][203.0.113.5:9527]: state is kTableLoading",
            "[pid=2][follower][平板-1]: not connected to leader",
            "fail to get from tablet: a  b",
            "[pid=0]: fail to get from tablet: 5 rows in set");
    private static final List<String> HEADER = List.of(
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
            "Offline_symbolic_paths",
            "Warnings");

    @Test
    void a_table_status_is_read_as_it_was_printed() {
        Seed seed = Seed.forTest("a_table_status_is_read_as_it_was_printed");
        for (int i = 0; i < TRIES; i++) {
            List<Table> tables = IntStream.range(0, seed.between(0, 6))
                    .mapToObj(n -> table(seed))
                    .toList();
            String printed = printed(tables);
            if (seed.onceIn(3)) {
                printed = String.join(
                        "\n", printed.lines().map(String::stripTrailing).toList());
            }

            OpenmldbTableStatus read = OpenmldbTableStatus.parse(printed.getBytes(StandardCharsets.UTF_8));

            assertThat(read)
                    .as(seed + ", try " + i + ":\n" + printed)
                    .isEqualTo(new OpenmldbTableStatus(List.of(), tables, tables.size()));
        }
    }

    private static Table table(Seed seed) {
        boolean offline = seed.onceIn(2);
        return new Table(
                seed.between(0, 9_999),
                seed.oneOf(NAMES),
                seed.oneOf(NAMES),
                seed.oneOf(List.of("memory", "ssd", "hdd")),
                seed.between(0, 1_000_000),
                seed.between(0, 1_000_000),
                0,
                seed.between(1, 64),
                seed.between(0, 99),
                seed.between(1, 3),
                offline ? "hdfs://nn/a b," : "NULL",
                offline ? "parquet" : "NULL",
                offline ? "" : "NULL",
                null,
                IntStream.range(0, seed.between(0, 3))
                        .mapToObj(n -> seed.oneOf(WARNINGS))
                        .toList());
    }

    private static String printed(List<Table> tables) {
        List<List<List<String>>> rows = new ArrayList<>();
        rows.add(HEADER.stream().map(List::of).toList());
        tables.forEach(table -> rows.add(cells(table)));
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> 2
                        + rows.stream()
                                .flatMap(row -> row.get(column).stream())
                                .mapToInt(OpenmldbTablePropertyTest::bytes)
                                .max()
                                .orElse(0))
                .toArray();
        String ruler = " "
                + String.join(" ", IntStream.of(widths).mapToObj("-"::repeat).toList()) + " \n";
        var text = new StringBuilder(ruler).append(lines(rows.get(0), widths)).append(ruler);
        rows.subList(1, rows.size()).forEach(row -> text.append(lines(row, widths)));
        return text.append(tables.isEmpty() ? "" : ruler)
                .append("\n" + tables.size() + " rows in set\n")
                .toString();
    }

    private static List<List<String>> cells(Table table) {
        List<List<String>> cells = new ArrayList<>();
        for (Object value : new Object[] {
            table.tableId(),
            table.tableName(),
            table.databaseName(),
            table.storageType(),
            table.rows(),
            table.memoryDataSize(),
            table.diskDataSize(),
            table.partition(),
            table.partitionUnalive(),
            table.replica(),
            table.offlinePath(),
            table.offlineFormat(),
            table.offlineSymbolicPaths()
        }) {
            cells.add(List.of(String.valueOf(value)));
        }
        cells.add(table.warnings().isEmpty() ? List.of("") : table.warnings());
        return cells;
    }

    /** The lines of one row: as many as its longest cell has. */
    private static String lines(List<List<String>> row, int[] widths) {
        int height = row.stream().mapToInt(List::size).max().orElse(1);
        var text = new StringBuilder();
        for (int line = 0; line < height; line++) {
            text.append(' ');
            for (int column = 0; column < widths.length; column++) {
                List<String> cell = row.get(column);
                String value = " " + (line < cell.size() ? cell.get(line) : "");
                text.append(value)
                        .append(" ".repeat(widths[column] - bytes(value)))
                        .append(' ');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
