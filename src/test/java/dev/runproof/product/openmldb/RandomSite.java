package dev.runproof.product.openmldb;

import dev.runproof.lab.openmldb.cluster.TableSpec;
import dev.runproof.lab.openmldb.cluster.Topology;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A cluster at random, and the site that a procedure is told of.
 *
 * @param watched the components that run below a watchdog
 */
record RandomSite(Topology topology, Site site, Set<Component> watched) {
    static final String NEW = "0.9.2";

    private static final List<String> NAMES = List.of("t1", "订单明细", "naïve", "failed_orders", "a", "failed", "表");
    private static final String ZK = "192.0.2.11:2181";
    private static final int MOST_TABLETS = 5;

    static RandomSite of(Random random, Path directory) {
        Topology topology = topology(random);
        Site site = site(random, topology, directory);
        var watched = new HashSet<Component>();
        site.components().stream().filter(it -> random.nextInt(8) == 0).forEach(watched::add);
        return new RandomSite(topology, site, watched);
    }

    private static Topology topology(Random random) {
        List<String> tablets = IntStream.rangeClosed(1, 1 + random.nextInt(MOST_TABLETS))
                .mapToObj(it -> "192.0.2." + (20 + it) + ":10921")
                .toList();
        List<String> nameservers = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(it -> "192.0.2." + (10 + it) + ":7527")
                .toList();
        var topology =
                Topology.standard(nameservers, tablets, List.of("192.0.2.31:9902"), List.of("192.0.2.31:9080"), ZK);
        for (int n = 0; n < random.nextInt(4); n++) {
            topology = topology.plus(table(random, tablets, n));
        }
        return topology.withAutoFailover(random.nextBoolean());
    }

    private static TableSpec table(Random random, List<String> tablets, int number) {
        int replicas = 1 + random.nextInt(Math.min(3, tablets.size()));
        int from = random.nextInt(tablets.size());
        List<List<String>> partitions = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(pid -> IntStream.range(0, replicas)
                        .mapToObj(it -> tablets.get((from + pid + it) % tablets.size()))
                        .toList())
                .toList();
        var table = TableSpec.of(
                random.nextBoolean() ? "库" + number : "failed" + number,
                NAMES.get(random.nextInt(NAMES.size())),
                100 + number,
                random.nextInt(99),
                partitions);
        if (random.nextBoolean()) {
            return table;
        }
        return table.withStorage(random.nextBoolean() ? "hdd" : "ssd")
                .withOffline(new TableSpec.Offline(
                        "hdfs://nn/a b/" + number, "csv", random.nextBoolean() ? "" : "hdfs://nn/x,"));
    }

    private static Site site(Random random, Topology topology, Path directory) {
        var components = new ArrayList<Component>();
        boolean together = random.nextInt(4) == 0;
        for (int i = 0; i < topology.nameservers().size(); i++) {
            boolean shared = together && i < topology.tablets().size();
            components.add(new Component(
                    Kind.NAMESERVER,
                    new HostName((shared ? "tablet" : "ns") + (i + 1)),
                    topology.nameservers().get(i),
                    "/opt/openmldb"));
        }
        for (int i = 0; i < topology.tablets().size(); i++) {
            components.add(new Component(
                    Kind.TABLET,
                    new HostName("tablet" + (i + 1)),
                    topology.tablets().get(i),
                    "/opt/openmldb"));
        }
        var last = new HostName("tm1");
        components.add(
                new Component(Kind.TASKMANAGER, last, topology.taskmanagers().get(0), "/opt/openmldb"));
        components.add(new Component(Kind.APISERVER, last, topology.apiservers().get(0), "/opt/openmldb"));
        return new Site(
                components.get(0).host(),
                components,
                topology.zkCluster(),
                topology.zkRootPath(),
                "/opt/openmldb-" + NEW,
                NEW,
                directory.toString(),
                List.of("python"),
                Optional.of("/opt/spark"),
                topology.tablets().size() == 1 || random.nextInt(4) == 0,
                true,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                10);
    }
}
