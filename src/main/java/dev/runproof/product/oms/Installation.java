package dev.runproof.product.oms;

import dev.runproof.model.Facts;
import dev.runproof.model.Pending;
import dev.runproof.parse.OmsConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The installation as its configuration files tell it: what no environment and no document may say.
 *
 * @param configs by node, in the order of the environment
 * @param regions by node: the one whose {@code cm_nodes} hold the node's own address
 */
record Installation(Map<Node, NodeConfig> configs, Map<Node, OmsConfig.Region> regions) {
    Installation {
        configs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(configs));
        regions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(regions));
    }

    /** Out of the files that were read from the old containers; a node whose region is not known is left out of regions. */
    static Installation of(Site site, Facts facts) {
        var configs = new LinkedHashMap<Node, NodeConfig>();
        var regions = new LinkedHashMap<Node, OmsConfig.Region>();
        for (Node node : site.nodes()) {
            NodeConfig file = facts.get(Known.config(node));
            configs.put(node, file);
            String address = String.valueOf(Known.old(facts, node).shown().hostIp());
            file.config().regions().stream()
                    .filter(region -> region.nodes().contains(address))
                    .findFirst()
                    .ifPresent(region -> regions.put(node, region));
        }
        return new Installation(configs, regions);
    }

    private OmsConfig any() {
        return configs.values().iterator().next().config();
    }

    String rm() {
        return any().rmDatabase();
    }

    String cm() {
        return any().cmDatabase();
    }

    /** The heartbeat databases, each once, in the order of the nodes. */
    List<String> heartbeats() {
        return regions.values().stream()
                .map(OmsConfig.Region::heartbeatDatabase)
                .distinct()
                .toList();
    }

    /** All databases: what is backed up, restored and compared. */
    List<String> databases() {
        var all = new ArrayList<>(List.of(rm(), cm()));
        all.addAll(heartbeats());
        return List.copyOf(all);
    }

    /** All addresses in {@code cm_nodes}. */
    Set<String> addresses() {
        var all = new LinkedHashSet<String>();
        configs.values().forEach(file -> file.config().regions().forEach(region -> all.addAll(region.nodes())));
        return all;
    }

    /** The number of the node's region, {@code cm_location}. */
    int location(Node node) {
        return region(node).location();
    }

    OmsConfig.Region region(Node node) {
        return Optional.ofNullable(regions.get(node))
                .orElseThrow(() -> new IllegalStateException("the region of " + node + " is not known"));
    }

    /** Whether this node stands for its region: the first of it. */
    boolean isFirst(Node node) {
        return regions.keySet().stream()
                .filter(other -> region(other).location() == location(node))
                .findFirst()
                .filter(node::equals)
                .isPresent();
    }

    /** Whether all nodes of this one's region have the same {@code cm_nodes}: they are then initialised by one of them. */
    boolean regionIsOne(Node node) {
        return regions.keySet().stream()
                        .filter(other -> region(other).location() == location(node))
                        .map(other -> Set.copyOf(region(other).nodes()))
                        .distinct()
                        .count()
                == 1;
    }

    /** Whether the metadata is initialised on this node. */
    boolean isInitialisedOn(Node node) {
        return isFirst(node) || !regionIsOne(node);
    }

    /** A database's name as a word of a command, known once the files are read. */
    static Pending database(Site site, String name, Function<Installation, String> which) {
        return Pending.word(name, facts -> which.apply(of(site, facts)));
    }

    static Pending databases(Site site) {
        return new Pending("databases", facts -> of(site, facts).databases());
    }
}
