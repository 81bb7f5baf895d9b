package dev.runproof.model;

/**
 * The name and type of one fact of a run, such as {@code node1.environment}.
 *
 * @param name unique within a procedure; shown in plans and reports
 */
public record FactKey<T>(String name, Class<T> type) {
    @Override
    public String toString() {
        return name;
    }
}
