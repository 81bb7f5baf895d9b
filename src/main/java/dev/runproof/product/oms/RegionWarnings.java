package dev.runproof.product.oms;

import dev.runproof.parse.OmsConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * What is hardly meant in the configuration files of an installation, in words. Every node's file tells of its own region, so
 * what regions have to agree on is judged over the files of all of them.
 */
final class RegionWarnings {
    private RegionWarnings() {}

    static List<String> of(Installation installation) {
        var told = new ArrayList<String>();
        var regions = new ArrayList<OmsConfig.Region>();
        installation.regions().forEach((node, region) -> {
            region.warnings()
                    .forEach(warning -> told.add("warning: the config.yaml of " + node + ": " + words(warning)));
            if (installation.isFirst(node)) {
                regions.add(region);
            }
        });
        OmsConfig.warningsAmong(regions)
                .forEach(warning -> told.add("warning: the config.yaml of all regions: " + words(warning)));
        return told;
    }

    private static String words(String warning) {
        return switch (warning) {
            case "cm-url-loopback" -> "cm_url is an address that no other host can reach";
            case "cm-url-without-port" -> "cm_url has no port";
            case "default-region-count" -> "not exactly one of them has cm_is_default true";
            case "duplicate-heartbeat-database" -> "two of them have one drc_cm_heartbeat_db";
            case "duplicate-node" -> "an address stands in the cm_nodes of two of them";
            default -> warning;
        };
    }
}
