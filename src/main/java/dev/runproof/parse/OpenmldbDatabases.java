package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * The user databases that {@code showdb} lists; the hidden ones are never among them.
 *
 * <p>None at all proves nothing: a nameserver that does not lead prints the same.
 */
public record OpenmldbDatabases(List<String> names) {
    private static final String TOOL = "openmldb showdb";
    private static final List<String> COLUMNS = List.of("#", "name");

    public OpenmldbDatabases {
        names = List.copyOf(names);
    }

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbDatabases parse(byte[] output) {
        var names = new ArrayList<String>();
        ClientTable.read(ByteText.reader(TOOL, output), COLUMNS, row -> {
            if (row.checked().number(row.cell(0), "a number") != names.size() + 1L || names.contains(row.cell(1))) {
                throw row.checked().refused("expected the database number " + (names.size() + 1) + ", each name once");
            }
            return names.add(row.cell(1));
        });
        return new OpenmldbDatabases(names);
    }
}
