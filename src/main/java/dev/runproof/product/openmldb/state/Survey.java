package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.model.ProductVersion;
import dev.runproof.parse.OpenmldbNameservers;
import dev.runproof.parse.OpenmldbNameservers.Nameserver;
import dev.runproof.parse.OpenmldbSetting;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.parse.OpenmldbTablets;
import dev.runproof.parse.OpenmldbTablets.Tablet;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Weighing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is refused before the first change. */
public final class Survey {
    public static final String AUTO_FAILOVER = "auto_failover";

    private static final int NAMESERVERS = 2;
    private static final int TABLETS = 3;
    private static final int REPLICAS = 3;

    private Survey() {}

    /** The registered nameservers are those of the environment. */
    public static Judgement nameservers(OpenmldbNameservers told, Collection<String> expected) {
        var weighing = new Weighing("the nameservers of the environment, one of them leading");
        List<String> endpoints =
                told.nameservers().stream().map(Nameserver::endpoint).toList();
        ClusterHealth.compareEndpoints(weighing, "nameservers", expected, endpoints);
        if (endpoints.size() < NAMESERVERS) {
            weighing.note("the product recommends " + NAMESERVERS + " nameservers");
        }
        return weighing.judgement();
    }

    /** What an operator has to decide where nobody stands by; empty where somebody does. */
    public static Optional<String> onlyNameserver(OpenmldbNameservers told) {
        return told.nameservers().size() > 1
                ? Optional.empty()
                : Optional.of("There is no standby: the cluster has no nameserver while "
                        + told.nameservers().get(0).endpoint()
                        + " is replaced. Nothing is repaired and nothing answers meanwhile. Go on?");
    }

    /** The registered tablets are those of the environment, each spelled alike, each healthy. */
    public static Judgement tablets(OpenmldbTablets told, Collection<String> expected) {
        var weighing = new Weighing("the tablets of the environment, spelled as they are registered, each kHealthy");
        List<String> endpoints = told.tablets().stream().map(Tablet::endpoint).toList();
        ClusterHealth.compareEndpoints(weighing, "tablets", expected, endpoints);
        if (endpoints.size() < TABLETS) {
            weighing.note("the product recommends " + TABLETS + " tablets");
        }
        return weighing.add(ClusterHealth.tabletsHealthy(told)).judgement();
    }

    /** Remarks on what this upgrade makes weaker, for the plan and the gate. */
    public static List<String> weakSpots(Tables tables, OpenmldbTablets tablets) {
        var spots = new java.util.ArrayList<String>();
        tables.byName().forEach((name, table) -> {
            if (!name.hidden() && table.replica() < REPLICAS) {
                spots.add(name + " has " + table.replica()
                        + (table.replica() == 1 ? " replica" : " replicas")
                        + ": a second failure while a tablet is away makes it unavailable");
            }
        });
        long system = tables.byName().entrySet().stream()
                .filter(entry -> entry.getKey().hidden())
                .mapToLong(entry -> entry.getValue().replica())
                .max()
                .orElse(0);
        if (tablets.tablets().size() <= system) {
            spots.add("system tables have " + system + " replicas and there are "
                    + tablets.tablets().size() + " tablets: a nameserver does not start while one of them is away");
        }
        return List.copyOf(spots);
    }

    /** Tables, placement and operations are such that an upgrade may begin. */
    public static Judgement calm(Tables tables, Placement placement, Ops ops) {
        var weighing = new Weighing("every table ok, every replica alive, no operation at work");
        if (tables.byName().isEmpty()) {
            weighing.isUnknown("no table at all was listed, not even those of the system");
        }
        for (var entry : tables.byName().entrySet()) {
            compareWithPlacement(weighing, entry.getKey(), entry.getValue(), placement);
        }
        weighing.add(TableHealth.allOk(tables))
                .add(ClusterHealth.oneLeaderEach(placement))
                .add(ClusterHealth.allAlive(placement))
                .add(ClusterHealth.nothingUnfinished(ops));
        int failed = ops.keys(Ops.FAILED).size();
        if (failed > 0) {
            weighing.note(failed + " operations failed earlier: " + ops.keys(Ops.FAILED));
        }
        return weighing.judgement();
    }

    /** A table that the one tells and the other does not show makes the baseline a picture of something else. */
    private static void compareWithPlacement(Weighing weighing, TableName name, Table table, Placement placement) {
        long partitions = placement.partitions().keySet().stream()
                .filter(partition -> partition.table().equals(name) && partition.tid() == table.tableId())
                .count();
        if (partitions != table.partition()) {
            weighing.isUnknown(
                    name + ": " + table.partition() + " partitions by its status, " + partitions + " by its replicas");
        }
    }

    /** The value that is kept and restored. */
    public static Optional<Boolean> autoFailover(OpenmldbSetting setting) {
        return setting.value(AUTO_FAILOVER)
                .filter(value -> value.equals("true") || value.equals("false"))
                .map(Boolean::valueOf);
    }

    /**
     * The running release may be upgraded to the target.
     *
     * @param component as messages name it
     */
    public static Judgement upgradable(String component, OpenmldbVersion running, String target) {
        var weighing = new Weighing("no release after " + target);
        Optional<ProductVersion> from = Optional.ofNullable(running.release()).flatMap(ProductVersion::parse);
        Optional<ProductVersion> to = ProductVersion.parse(target);
        if (from.isEmpty() || to.isEmpty()) {
            weighing.isUnknown(component + ": " + running.version() + " cannot be compared with " + target);
        } else if (from.get().above(to.get())) {
            weighing.fails(component + ": " + running.version() + " is newer than " + target + ": a downgrade");
        } else if (from.get().compareTo(to.get()) == 0) {
            weighing.holds(component + ": " + running.version())
                    .note(component + " runs the target release already: " + running.version());
        } else {
            weighing.holds(component + ": " + running.version());
        }
        return weighing.judgement();
    }

    /** The program, or the process, is of the target release. */
    public static Judgement ofRelease(String component, OpenmldbVersion version, String target) {
        return target.equals(version.release())
                ? new Weighing("release " + target)
                        .holds(component + ": " + version.version())
                        .judgement()
                : new Weighing("release " + target)
                        .fails(component + ": " + version.version())
                        .judgement();
    }

    /** Remarks where components of one release are of different builds. */
    public static List<String> differentBuilds(java.util.Map<String, OpenmldbVersion> byComponent) {
        var builds = new java.util.TreeMap<String, java.util.NavigableMap<String, String>>();
        byComponent.forEach((component, version) -> {
            if (version.release() != null && version.commit() != null) {
                builds.computeIfAbsent(version.release(), release -> new java.util.TreeMap<>())
                        .put(component, version.version());
            }
        });
        return builds.entrySet().stream()
                .filter(entry -> new java.util.TreeSet<>(entry.getValue().values()).size() > 1)
                .map(entry -> "different builds of " + entry.getKey() + ": " + entry.getValue())
                .toList();
    }
}
