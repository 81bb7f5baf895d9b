package dev.runproof.lab.opengauss;

import dev.runproof.model.HostName;
import java.util.Map;
import java.util.Optional;

/** The scenarios that can be planted, by id. */
final class Scenarios {
    private Scenarios() {}

    static Map<String, String> sentences() {
        return Map.of();
    }

    static void plant(String fault, Cluster cluster, Optional<HostName> host, Optional<String> at) {
        throw new IllegalArgumentException("there is no scenario " + fault);
    }

    static void clear(Cluster cluster) {
        cluster.switches().clear();
    }
}
