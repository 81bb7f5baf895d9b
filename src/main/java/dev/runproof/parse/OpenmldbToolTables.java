package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.List;

/**
 * What the operation tool's {@code showtablestatus} prints: never a proof, since it leaves out tables that are not ok.
 *
 * @param tables those it did not leave out; a name with a blank may shift the cells of its row
 * @param raw true when the tool gave up and printed the client's own table: the word {@code failed} stood somewhere in it
 */
public record OpenmldbToolTables(List<Row> tables, boolean raw) {
    private static final String TOOL = "openmldb_ops.py showtablestatus";
    private static final List<String> COLUMNS = List.of(
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

    public OpenmldbToolTables {
        tables = List.copyOf(tables);
    }

    /** The cells of a row that a comparison needs, all as printed. */
    public record Row(String tableId, String table, String database, String rows) {}

    /**
     * Reads the whole output.
     *
     * @throws OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbToolTables parse(byte[] output) {
        LineReader lines = ByteText.reader(TOOL, output);
        if (!lines.ended() && !lines.peek().trimmed().startsWith("+-")) {
            return gaveUp(lines, output);
        }
        List<Row> rows = BorderedTable.withEmptyCells(COLUMNS)
                .read(lines, (cells, checked) -> new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(4)));
        return new OpenmldbToolTables(rows, false);
    }

    private static OpenmldbToolTables gaveUp(LineReader lines, byte[] output) {
        Line first = lines.peek();
        try {
            OpenmldbTableStatus.parse(output);
        } catch (OutputFormatException e) {
            throw lines.refused(first, "expected a bordered table, or the client's whole table");
        }
        return new OpenmldbToolTables(List.of(), true);
    }
}
