package dev.runproof.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** What a lab of OpenMLDB can be told; another lab refuses these options. */
final class OpenMldbLabOptions {
    @Option(names = "--nameservers", paramLabel = "1..3", description = "OpenMLDB: nameservers. Default: 2.")
    private String nameservers = "";

    @Option(names = "--tables", paramLabel = "1..1000", description = "OpenMLDB: tables of the user. Default: 2.")
    private String tables = "";

    @Option(names = "--partitions", paramLabel = "1..64", description = "OpenMLDB: partitions of each. Default: 2.")
    private String partitions = "";

    @Option(names = "--replicas", paramLabel = "1..9", description = "OpenMLDB: replicas of each. Default: 3.")
    private String replicas = "";

    @Option(names = "--old-version", paramLabel = "V", description = "OpenMLDB: release that runs. Default: 0.9.0.")
    private String oldVersion = "";

    @Option(names = "--target-version", paramLabel = "V", description = "OpenMLDB: new release. Default: 0.9.2.")
    private String targetVersion = "";

    void addTo(Map<String, String> options) {
        add(options, "nameservers", nameservers);
        add(options, "tables", tables);
        add(options, "partitions", partitions);
        add(options, "replicas", replicas);
        add(options, "old-version", oldVersion);
        add(options, "target-version", targetVersion);
    }

    private static void add(Map<String, String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.put(name, value);
        }
    }
}
