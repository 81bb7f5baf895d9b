package dev.runproof.lab.oms.schema;

import dev.runproof.model.ProductVersion;

/** What the releases of OMS differ in; a version between two of them is like the one before. */
final class Release {
    private static final ProductVersion HA = of("3.3.1");
    private static final ProductVersion ONE_PROJECT_TABLE = of("4.0.1");
    private static final ProductVersion VERSION_TABLE = of("4.1.1");

    private Release() {}

    static ProductVersion of(String text) {
        return ProductVersion.parse(text).orElseThrow(() -> new IllegalArgumentException("no version: " + text));
    }

    static boolean hasHa(ProductVersion version) {
        return version.compareTo(HA) >= 0;
    }

    /** Synchronizations once had a table of their own. */
    static boolean hasSyncProjects(ProductVersion version) {
        return version.compareTo(ONE_PROJECT_TABLE) < 0;
    }

    static boolean hasVersionTable(ProductVersion version) {
        return version.compareTo(VERSION_TABLE) >= 0;
    }
}
