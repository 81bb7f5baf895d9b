package dev.runproof.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with regions that each are well described; warnings are sorted. */
final class OmsConfigWarnings {
    /** Scheme and user may be missing. */
    private static final Pattern URL = Pattern.compile(
            "(?:[A-Za-z][A-Za-z0-9+.-]*+://)?+(?:[^/@]*+@)?" + "(?<host>\\[[^]]*+]|[^:/?#]*+)(?::(?<port>[0-9]++))?+");

    private OmsConfigWarnings() {}

    static List<String> of(List<OmsConfig.Region> regions) {
        var warnings = new TreeSet<>(among(regions));
        regions.forEach(region -> warnings.addAll(of(region)));
        return List.copyOf(warnings);
    }

    /** Those that each region has by itself. */
    static List<String> of(OmsConfig.Region region) {
        var warnings = new ArrayList<String>();
        Matcher url = URL.matcher(region.cmUrl());
        boolean read = url.lookingAt();
        if (read && isLoopback(url.group("host"))) {
            warnings.add("cm-url-loopback");
        }
        if (!read || url.group("port") == null) {
            warnings.add("cm-url-without-port");
        }
        return List.copyOf(warnings);
    }

    /** Those that all regions of an installation have together. */
    static List<String> among(List<OmsConfig.Region> regions) {
        var warnings = new ArrayList<String>();
        if (regions.stream().filter(OmsConfig.Region::isDefault).count() != 1) {
            warnings.add("default-region-count");
        }
        if (hasOneTwice(
                regions.stream().map(OmsConfig.Region::heartbeatDatabase).toList())) {
            warnings.add("duplicate-heartbeat-database");
        }
        if (hasOneTwice(regions.stream().map(OmsConfig.Region::location).toList())) {
            warnings.add("duplicate-location");
        }
        if (hasOneTwice(regions.stream().flatMap(it -> it.nodes().stream()).toList())) {
            warnings.add("duplicate-node");
        }
        return List.copyOf(warnings);
    }

    /** Other regions, and programs on other hosts, cannot reach it. */
    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equalsIgnoreCase("localhost");
    }

    private static boolean hasOneTwice(List<?> values) {
        return new HashSet<>(values).size() < values.size();
    }
}
