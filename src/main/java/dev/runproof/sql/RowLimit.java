package dev.runproof.sql;

/**
 * How much a statement may return; more is refused, never cut off.
 *
 * @param bytes of all values together, as they come from the server
 */
public record RowLimit(int rows, long bytes) {
    public static final RowLimit USUAL = new RowLimit(100_000, 64L << 20);

    public RowLimit {
        if (rows < 1 || bytes < 1) {
            throw new IllegalArgumentException("a result may have at least one row and one byte");
        }
    }
}
