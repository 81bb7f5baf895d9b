package dev.runproof.sql.structure;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a database is: two that have equal fingerprints with every checksum hold the same.
 *
 * @param contents by table, views left out
 */
public record Fingerprint(String characterSet, String collation, Structure structure, Map<String, Contents> contents) {
    public Fingerprint {
        contents = java.util.Collections.unmodifiableMap(new TreeMap<>(contents));
    }

    /**
     * What a table holds.
     *
     * @param checksum the server's, of all rows in any order; empty when the server does not tell one
     */
    public record Contents(long rows, Optional<String> checksum) {}
}
