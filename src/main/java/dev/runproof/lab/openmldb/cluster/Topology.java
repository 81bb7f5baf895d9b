package dev.runproof.lab.openmldb.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cluster is made of.
 *
 * @param zkCluster the text that a client's {@code --zk_cluster} must equal
 * @param systemTableReplicas with fewer tablets no nameserver starts
 * @param autoFailover as it stands in ZooKeeper
 */
public record Topology(
        List<String> nameservers,
        List<String> tablets,
        List<String> taskmanagers,
        List<String> apiservers,
        List<TableSpec> tables,
        String zkCluster,
        String zkRootPath,
        int systemTableReplicas,
        boolean autoFailover,
        Timings timings) {
    static final String INTERNAL_DB = "__INTERNAL_DB";
    static final String PRE_AGG_DB = "__PRE_AGG_DB";
    static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";
    /** Databases that showdb does not list. */
    static final List<String> HIDDEN = List.of(INTERNAL_DB, PRE_AGG_DB, INFORMATION_SCHEMA);

    private static final String ROOT_PATH = "/openmldb";
    private static final int FIRST_USER_TID = 6;

    public Topology {
        nameservers = List.copyOf(nameservers);
        tablets = List.copyOf(tablets);
        taskmanagers = List.copyOf(taskmanagers);
        apiservers = List.copyOf(apiservers);
        tables = List.copyOf(tables);
    }

    /**
     * The standard cluster: system tables with two replicas, {@code db1.t1} of two partitions with three replicas and
     * {@code db1.t_single} with one; on fewer than three tablets with as many replicas as there are tablets.
     */
    public static Topology standard(
            List<String> nameservers,
            List<String> tablets,
            List<String> taskmanagers,
            List<String> apiservers,
            String zkCluster) {
        var tables = new ArrayList<>(systemTables(tablets));
        tables.add(TableSpec.of("db1", "t1", FIRST_USER_TID, 2, List.of(on(tablets, 3, 0), on(tablets, 3, 1))));
        tables.add(
                TableSpec.of("db1", "t_single", FIRST_USER_TID + 1, 10, List.of(on(tablets, 1, 0), on(tablets, 1, 1))));
        return new Topology(
                nameservers,
                tablets,
                taskmanagers,
                apiservers,
                tables,
                zkCluster,
                ROOT_PATH,
                Math.min(2, tablets.size()),
                true,
                Timings.standard());
    }

    /** The system tables, then {@code tables} tables {@code db1.t0…}, a row a partition, leaders spread evenly. */
    public static Topology generated(
            List<String> nameservers,
            List<String> tablets,
            String zkCluster,
            int tables,
            int partitions,
            int replicas) {
        var all = new ArrayList<>(systemTables(tablets));
        for (int n = 0; n < tables; n++) {
            int table = n;
            all.add(TableSpec.of(
                    "db1",
                    "t" + n,
                    FIRST_USER_TID + n,
                    partitions,
                    IntStream.range(0, partitions)
                            .mapToObj(pid -> on(tablets, replicas, table + pid))
                            .toList()));
        }
        return new Topology(
                nameservers,
                tablets,
                List.of(),
                List.of(),
                all,
                zkCluster,
                ROOT_PATH,
                Math.min(2, tablets.size()),
                true,
                Timings.standard());
    }

    private static List<TableSpec> systemTables(List<String> tablets) {
        return List.of(
                system(tablets, INTERNAL_DB, "USER", 1, 1, 0, 1),
                system(tablets, INTERNAL_DB, "JOB_INFO", 2, 0, 1, 2),
                system(tablets, INTERNAL_DB, "PRE_AGG_META_INFO", 3, 0, 2, 0),
                system(tablets, INFORMATION_SCHEMA, "GLOBAL_VARIABLES", 4, 4, 0, 2),
                system(tablets, INFORMATION_SCHEMA, "DEPLOY_RESPONSE_TIME", 5, 0, 1, 0));
    }

    private static TableSpec system(
            List<String> tablets, String database, String name, int tid, long rows, int leader, int follower) {
        int size = tablets.size();
        int first = leader % size;
        int second = follower % size == first ? (first + 1) % size : follower % size;
        List<String> places = size == 1 ? List.of(tablets.get(0)) : List.of(tablets.get(first), tablets.get(second));
        return TableSpec.of(database, name, tid, rows, List.of(places));
    }

    /** At most so many of the tablets, beginning with the {@code from}th, each once. */
    private static List<String> on(List<String> tablets, int count, int from) {
        return IntStream.range(0, Math.min(count, tablets.size()))
                .mapToObj(n -> tablets.get((from + n) % tablets.size()))
                .toList();
    }

    public Topology withTables(List<TableSpec> others) {
        return new Topology(
                nameservers,
                tablets,
                taskmanagers,
                apiservers,
                others,
                zkCluster,
                zkRootPath,
                systemTableReplicas,
                autoFailover,
                timings);
    }

    /** The same with one more table. */
    public Topology plus(TableSpec table) {
        var more = new ArrayList<>(tables);
        more.add(table);
        return withTables(more);
    }

    /** The same without a table, as {@code USER} is missing before release 0.8.5. */
    public Topology without(String database, String name) {
        return withTables(tables.stream()
                .filter(it -> !it.database().equals(database) || !it.name().equals(name))
                .toList());
    }

    public Topology withAutoFailover(boolean on) {
        return new Topology(
                nameservers,
                tablets,
                taskmanagers,
                apiservers,
                tables,
                zkCluster,
                zkRootPath,
                systemTableReplicas,
                on,
                timings);
    }

    public Topology withTimings(Timings others) {
        return new Topology(
                nameservers,
                tablets,
                taskmanagers,
                apiservers,
                tables,
                zkCluster,
                zkRootPath,
                systemTableReplicas,
                autoFailover,
                others);
    }

    /** All components, nameservers first. */
    public List<Component> components() {
        var all = new ArrayList<Component>();
        nameservers.forEach(it -> all.add(new Component(Kind.NAMESERVER, it)));
        tablets.forEach(it -> all.add(new Component(Kind.TABLET, it)));
        taskmanagers.forEach(it -> all.add(new Component(Kind.TASKMANAGER, it)));
        apiservers.forEach(it -> all.add(new Component(Kind.APISERVER, it)));
        return List.copyOf(all);
    }
}
