package dev.runproof.parse;

import java.util.List;
import java.util.Optional;

/** The settings that {@code confget} lists, at least one. */
public record OpenmldbSetting(List<Entry> entries) {
    private static final String TOOL = "openmldb confget";
    private static final List<String> COLUMNS = List.of("key", "value");

    public OpenmldbSetting {
        entries = List.copyOf(entries);
    }

    public record Entry(String key, String value) {}

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbSetting parse(byte[] output) {
        LineReader lines = ByteText.reader(TOOL, output);
        ClientTable<Entry> table = ClientTable.read(lines, COLUMNS, row -> new Entry(row.cell(0), row.cell(1)));
        if (table.rows().isEmpty()) {
            throw lines.missing("a row for the key");
        }
        return new OpenmldbSetting(table.rows());
    }

    /** The value of the key; empty when it has no row, or several. */
    public Optional<String> value(String key) {
        List<Entry> found =
                entries.stream().filter(entry -> entry.key().equals(key)).toList();
        return found.size() == 1 ? Optional.of(found.get(0).value()) : Optional.empty();
    }
}
