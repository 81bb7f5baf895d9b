package dev.runproof.model;

/**
 * The name and type of one fact of a run, such as {@code node1.environment}.
 *
 * @param name unique within a procedure; shown in plans and reports
 * @param lasting whether a later way back from the same run takes it over, once an earlier one has begun something
 *     irreversible: what was read before that can never be read again
 */
public record FactKey<T>(String name, Class<T> type, boolean lasting) {
    public FactKey(String name, Class<T> type) {
        this(name, type, false);
    }

    /** Of a reading or a confirmation. */
    public static <T> FactKey<T> lasting(String name, Class<T> type) {
        return new FactKey<>(name, type, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
