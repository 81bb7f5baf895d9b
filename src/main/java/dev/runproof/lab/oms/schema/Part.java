package dev.runproof.lab.oms.schema;

/** What a database of the MetaDB is for: rm and cm are one for all regions, every region has a heartbeat database. */
public enum Part {
    RM("utf8mb4_bin"),
    CM("utf8mb4_unicode_ci"),
    HEARTBEAT("utf8mb4_bin");

    static final String CHARACTER_SET = "utf8mb4";

    private final String collation;

    Part(String collation) {
        this.collation = collation;
    }

    /** None is the server's default, so that a database made again without its own shows. */
    String collation() {
        return collation;
    }
}
