package dev.runproof.product.oms;

import dev.runproof.model.ProductVersion;
import java.util.Arrays;
import java.util.List;

/** A documented upgrade, by the release that it leads to. */
enum Release {
    /** The document is for one node; there is no HA and no {@code IS_UPGRADE} before 3.3.1. */
    OMS_3_3_0("oms-3.3.0", "OMS330", "3.3.0", List.of("3.2.2"), List.of("oms_project", "oms_sync_project")),
    OMS_4_0_0("oms-4.0.0", "OMS400", "4.0.0", List.of("3.3.1"), List.of("oms_project", "oms_sync_project")),
    OMS_4_2_9(
            "oms-4.2.9",
            "OMS429",
            "4.2.9",
            List.of("4.2.0", "4.2.1", "4.2.2", "4.2.3", "4.2.4", "4.2.5", "4.2.6", "4.2.7", "4.2.8"),
            List.of("oms_project"));

    private final String procedure;
    private final String prefix;
    private final ProductVersion target;
    private final List<ProductVersion> sources;
    private final List<String> projectTables;

    Release(String procedure, String prefix, String target, List<String> sources, List<String> projectTables) {
        this.procedure = procedure;
        this.prefix = prefix;
        this.target = ProductVersion.parse(target).orElseThrow();
        this.sources = sources.stream()
                .map(source -> ProductVersion.parse(source).orElseThrow())
                .toList();
        this.projectTables = projectTables;
    }

    /** The one of a procedure's name. */
    static Release of(String procedure) {
        return Arrays.stream(values())
                .filter(release -> release.procedure.equals(procedure))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no upgrade of OMS is named " + procedure));
    }

    ProductVersion target() {
        return target;
    }

    /** Those that its document starts from. */
    List<ProductVersion> sources() {
        return sources;
    }

    /** The tables of rm that hold projects in the old version; synchronization had one of its own before 4.0.1. */
    List<String> projectTables() {
        return projectTables;
    }

    /** Whether there is HA, with T1, T2 and {@code IS_UPGRADE} in its wake. */
    boolean hasHa() {
        return this != OMS_3_3_0;
    }

    /** Whether rm tells the version in {@code oms_version}, and projects and components can be asked by {@code /api/v2}. */
    boolean hasApi() {
        return this == OMS_4_2_9;
    }

    /** Whether {@code docker_init.sh} leaves {@code /root/init_flag.txt} when it has succeeded; older images have no such file. */
    boolean leavesFlag() {
        return this == OMS_4_2_9;
    }

    /** Whether the document thinks of more than one node. */
    boolean manyNodes() {
        return this != OMS_3_3_0;
    }

    /** The id of one of its steps, as documents' findings and gates name it: {@code OMS400-9}. */
    String step(String step) {
        return prefix + "-" + step;
    }
}
