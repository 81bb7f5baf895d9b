package dev.runproof.lab.oms;

import dev.runproof.model.ProductVersion;
import java.util.List;
import java.util.stream.IntStream;

/** The documented upgrades, each a lab of its own. */
enum OmsProcedure {
    OMS_3_3_0("oms-3.3.0", "3.3.0", 1, List.of("3.2.2")),
    OMS_4_0_0("oms-4.0.0", "4.0.0", 2, List.of("3.3.1", "3.3.0", "3.2.2")),
    OMS_4_2_9(
            "oms-4.2.9",
            "4.2.9",
            2,
            IntStream.rangeClosed(0, 8).mapToObj(i -> "4.2." + (8 - i)).toList());

    private final String product;
    private final String target;
    private final int nodes;
    private final List<String> sources;

    OmsProcedure(String product, String target, int nodes, List<String> sources) {
        this.product = product;
        this.target = target;
        this.nodes = nodes;
        this.sources = sources;
    }

    String product() {
        return product;
    }

    ProductVersion target() {
        return version(target);
    }

    /** How many hosts a lab has when nobody says otherwise. */
    int usualNodes() {
        return nodes;
    }

    /** The versions from which the upgrade is allowed, the usual one first. */
    List<String> sources() {
        return sources;
    }

    static ProductVersion version(String text) {
        return ProductVersion.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("there is no version '" + text + "' of OMS"));
    }
}
