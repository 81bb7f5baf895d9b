package dev.runproof.parse;

import java.util.List;

/**
 * The table that {@code df} prints in the C locale.
 *
 * @param sizeColumn the header of the size: {@code 1024-blocks}, {@code 512-blocks}, {@code 1K-blocks} or {@code Size}
 * @param filesystems at least one
 */
public record Df(String sizeColumn, List<Filesystem> filesystems) {
    private static final String TOOL = "df";

    public Df {
        filesystems = List.copyOf(filesystems);
    }

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static Df parse(String output) {
        return new DfReader(new LineReader(TOOL, OutputLines.of(output))).read();
    }
}
