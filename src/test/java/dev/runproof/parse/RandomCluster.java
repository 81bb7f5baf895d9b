package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes cluster pictures of any size and condition that {@code cm_ctl query} could print. */
final class RandomCluster {
    private static final List<String> SERVER_STATES =
            List.of("Primary", "Standby", "Down", "Init", "UNKNOWN", "Unknown", "Skip");
    private static final List<String> ETCD_STATES = List.of("StateLeader", "StateFollower", "Down", "UNKNOWN", "Skip");
    private static final List<String> CLUSTER_STATES =
            List.of("Normal", "Degraded", "Unavailable", "Starting", "Redistributing", "Unknown", "NormalCNDeleted");
    private static final List<String> ROLES = List.of(
            "Primary",
            "Standby",
            "Pending",
            "Normal",
            "Down",
            "Secondary",
            "Deleted",
            "ReadOnly",
            "Offline",
            "Unknown",
            "Main Standby",
            "Cascade Standby");
    private static final List<String> STATES = List.of(
            "Normal",
            "Need repair",
            "Need repair(Normal)",
            "Need repair(WAL segment removed)",
            "Need repair(Disconnected)",
            "Need repair(Version not matched)",
            "Need repair(Mode not matched)",
            "Need repair(System id not matched)",
            "Need repair(Timeline not matched)",
            "Need repair(DCF log loss)",
            "Need repair(Unknown)",
            "Need repair(User/Password invalid)",
            "Need repair(Connecting)",
            "Starting",
            "Wait promoting",
            "Demoting",
            "Promoting",
            "Building(0%)",
            "Building(64%)",
            "Building(100%)",
            "Manually stopped",
            "Disk damaged",
            "Port conflicting",
            "Build failed",
            "Catchup",
            "CoreDump",
            "ReadOnly",
            "Unknown");

    private final Seed seed;
    private final PictureOptions options;
    private final List<String> names = new ArrayList<>();
    private final List<String> zones = new ArrayList<>();

    private RandomCluster(Seed seed, PictureOptions options) {
        this.seed = seed;
        this.options = options;
        int nodes = seed.between(1, 12);
        for (int node = 1; node <= nodes; node++) {
            // Names of digits only and zones that begin with one: what a column is tells its place, not its look.
            names.add((seed.coin() ? "h" + "x".repeat(seed.below(9)) : "10") + node);
            zones.add((seed.coin() ? "" : "7") + "zone" + seed.between(1, 3));
        }
    }

    static CmCtlQuery picture(Seed seed, PictureOptions options) {
        return new RandomCluster(seed, options).picture();
    }

    private CmCtlQuery picture() {
        boolean walRecord = seed.onceIn(6);
        Cluster cluster = cluster(walRecord);
        boolean reloading = cluster.clusterState().equals("Unknown") && seed.coin();
        return new CmCtlQuery(
                cmServers(),
                seed.onceIn(4) ? etcds() : List.of(),
                seed.onceIn(3) ? resources(walRecord) : List.of(),
                cluster,
                walRecord || reloading ? List.of() : datanodes(),
                List.of(),
                List.of());
    }

    private Cluster cluster(boolean walRecord) {
        return new Cluster(
                seed.oneOf(CLUSTER_STATES),
                seed.onceIn(9) ? "Yes" : "No",
                seed.coin() ? "Yes" : "No",
                seed.oneOf(List.of("AZ_ALL", "AZ_DOWN", "zone1")),
                seed.onceIn(4) ? seed.oneOf(List.of("Yes", "No")) : null,
                walRecord ? "Yes" : seed.onceIn(9) ? "No" : null,
                seed.onceIn(4) ? seed.below(101) + "%" : null);
    }

    private List<CmServer> cmServers() {
        List<CmServer> servers = new ArrayList<>();
        for (int node = 1; node <= Math.min(9, names.size()); node++) {
            servers.add(new CmServer(
                    zone(node),
                    node,
                    name(node),
                    address(node),
                    node,
                    path("/cm/cm_server", node),
                    seed.oneOf(SERVER_STATES)));
        }
        return servers;
    }

    private List<Etcd> etcds() {
        List<Etcd> etcds = new ArrayList<>();
        for (int node = 1; node <= names.size(); node++) {
            etcds.add(new Etcd(
                    zone(node),
                    node,
                    name(node),
                    address(node),
                    7000 + node,
                    path("/etcd", node),
                    seed.oneOf(ETCD_STATES)));
        }
        return etcds;
    }

    private List<Resource> resources(boolean walRecord) {
        List<Resource> resources = new ArrayList<>();
        for (int node = 1; node <= names.size(); node++) {
            String role = walRecord ? seed.oneOf(List.of("Primary", "Standby")) : null;
            resources.add(new Resource(
                    zone(node),
                    node,
                    name(node),
                    address(node),
                    "res" + seed.below(3),
                    20000 + node,
                    seed.oneOf(List.of("OnLine", "OffLine", "Deleted", "Unknown")),
                    role));
        }
        return resources;
    }

    private List<Datanode> datanodes() {
        List<Datanode> datanodes = new ArrayList<>();
        for (int node = 1; node <= names.size(); node++) {
            String staticRole = seed.oneOf(List.of("P", "S", "C", "R"));
            Long port = options.ports() && !staticRole.equals("R") ? (Long) (long) seed.between(1, 65535) : null;
            datanodes.add(new Datanode(
                    zone(node),
                    node,
                    name(node),
                    address(node),
                    6000 + node,
                    port,
                    path("/dn", node),
                    staticRole,
                    seed.oneOf(ROLES),
                    seed.oneOf(STATES)));
        }
        return datanodes;
    }

    private String name(int node) {
        return names.get(node - 1);
    }

    private @Nullable String zone(int node) {
        return options.zones() ? zones.get(node - 1) : null;
    }

    private @Nullable String address(int node) {
        return options.addresses() ? "10.1." + node + "." + seed.between(1, 254) : null;
    }

    private @Nullable String path(String end, int node) {
        return options.paths() ? "/data" + "/d".repeat(node % 4) + end : null;
    }
}
