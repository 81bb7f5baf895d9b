package dev.runproof.lab.openmldb.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.openmldb.cluster.WriterSpec.Manner;
import dev.runproof.parse.OpenmldbComponents;
import dev.runproof.parse.OpenmldbDatabases;
import dev.runproof.parse.OpenmldbNameservers;
import dev.runproof.parse.OpenmldbOpStatus;
import dev.runproof.parse.OpenmldbPartitions;
import dev.runproof.parse.OpenmldbReplicas;
import dev.runproof.parse.OpenmldbSetting;
import dev.runproof.parse.OpenmldbTableStatus;
import dev.runproof.parse.OpenmldbTablets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever befalls a cluster, what it prints is read by the strict readers, and says what the model is. */
class RandomClusterPropertyTest {
    private static final int CLUSTERS = 60;
    private static final int EVENTS = 25;
    private static final List<String> NAMES = List.of("t1", "wide table", "订单明细", "naïve", "failed_orders", "a");
    private static final String ZK = "192.0.2.11:2181";

    private final List<String> log = new ArrayList<>();

    @Test
    void what_is_printed_is_read_again_as_it_is() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("what_is_printed_is_read_again_as_it_is: seed " + seed + ", repeat with -Dseed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < CLUSTERS; i++) {
            var desk = Desk.of(topology(random));
            for (int event = 0; event < EVENTS; event++) {
                log.clear();
                happens(desk, random);
                desk.pass(Duration.ofMillis(random.nextInt(20_000)));
                check(desk, "seed " + seed + ", cluster " + i + ", event " + event + ": " + log);
            }
        }
    }

    private static String tablet(int number) {
        return "192.0.2." + (20 + number) + ":10921";
    }

    private static Topology topology(Random random) {
        List<String> tablets = IntStream.rangeClosed(1, 1 + random.nextInt(9))
                .mapToObj(it -> tablet(it))
                .toList();
        var topology = Topology.standard(
                List.of("192.0.2.11:7527", "192.0.2.12:7527"), tablets, List.of("192.0.2.31:9902"), List.of(), ZK);
        for (int n = 0; n < random.nextInt(4); n++) {
            int replicas = 1 + random.nextInt(Math.min(3, tablets.size()));
            int from = random.nextInt(tablets.size());
            List<List<String>> partitions = IntStream.rangeClosed(0, random.nextInt(8))
                    .mapToObj(pid -> IntStream.range(0, replicas)
                            .mapToObj(it -> tablets.get((from + pid + it) % tablets.size()))
                            .toList())
                    .toList();
            var table = TableSpec.of(
                    "库" + n, NAMES.get(random.nextInt(NAMES.size())), 100 + n, random.nextInt(999), partitions);
            topology = topology.plus(
                    random.nextBoolean()
                            ? table
                            : table.withStorage("hdd")
                                    .withOffline(new TableSpec.Offline("hdfs://nn/a b/" + n, "csv", "")));
        }
        return topology.withAutoFailover(random.nextBoolean());
    }

    private void happens(Desk desk, Random random) {
        List<String> tablets = desk.inside().topology().tablets();
        String endpoint = tablets.get(random.nextInt(tablets.size()));
        Component nameserver = Desk.nameserver(random.nextBoolean() ? Desk.NS1 : Desk.NS2);
        int kind = random.nextInt(10);
        log.add(kind + " " + endpoint);
        switch (kind) {
            case 0 -> desk.cluster().stopped(Desk.tablet(endpoint));
            case 1, 2 -> desk.cluster().started(Desk.tablet(endpoint), Desk.NEW, true);
            case 3 -> desk.cluster().stopped(nameserver);
            case 4 -> desk.cluster().started(nameserver, Desk.NEW, true);
            case 5 -> desk.faults().autoFailover(random.nextBoolean());
            case 6 ->
                desk.ns(
                        "db1",
                        "changeleader t1 " + random.nextInt(2) + (random.nextBoolean() ? " auto" : " " + endpoint));
            case 7 -> desk.ns("db1", "addreplica t_single 0 " + endpoint);
            case 8 -> {
                desk.ns("db1", "recovertable t1 0 " + endpoint);
                desk.ns("db1", "delreplica t_single 0 " + endpoint);
            }
            default ->
                desk.faults()
                        .write(new WriterSpec("db1", "t1", Manner.values()[random.nextInt(6)], Duration.ofSeconds(3)));
        }
    }

    private static void check(Desk desk, String when) {
        String nameservers = desk.zk("showns");
        if (!nameservers.startsWith("get children failed")) {
            assertThat(OpenmldbNameservers.parse(bytes(nameservers)).nameservers())
                    .as(when)
                    .isNotEmpty();
        }
        String asked = Desk.rows(nameservers).stream()
                .map(it -> it.split(" ", -1)[0])
                .findFirst()
                .orElse("");
        if (desk.at(asked, "", "showtablet").startsWith("Fail")) {
            return;
        }
        for (var tablet :
                OpenmldbTablets.parse(bytes(desk.at(asked, "", "showtablet"))).tablets()) {
            assertThat(tablet.state())
                    .as(when)
                    .isEqualTo(desk.inside().healthy(tablet.endpoint()) ? "kHealthy" : "kOffline");
        }
        List<OpenmldbOpStatus.Op> ops = OpenmldbOpStatus.parse(bytes(desk.at(asked, "", "showopstatus ")))
                .ops();
        assertThat(ops.stream().map(OpenmldbOpStatus.Op::opId))
                .as(when)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(OpenmldbSetting.parse(bytes(desk.at(asked, "", "confget auto_failover")))
                        .entries())
                .as(when)
                .hasSize(1);
        for (String database :
                OpenmldbDatabases.parse(bytes(desk.at(asked, "", "showdb"))).names()) {
            leaders(OpenmldbReplicas.parse(bytes(desk.at(asked, database, "showtable "))), when);
        }
        components(desk, when);
        tables(desk, asked, when);
    }

    /** At most one row of a partition leads and is alive, and no endpoint has two rows. */
    private static void leaders(OpenmldbReplicas table, String when) {
        assertThat(table.replicas().stream()
                        .filter(it -> it.leads() && it.alive())
                        .map(it -> it.tid() + "_" + it.pid()))
                .as(when)
                .doesNotHaveDuplicates();
        assertThat(table.replicas().stream().map(it -> it.tid() + "_" + it.pid() + " " + it.endpoint()))
                .as(when)
                .doesNotHaveDuplicates();
    }

    private static void components(Desk desk, String when) {
        for (var component :
                OpenmldbComponents.parse(bytes(desk.sql("show components"))).components()) {
            if (component.role().equals("tablet")) {
                boolean healthy = desk.inside().healthy(component.endpoint());
                assertThat(component.status()).as(when).isEqualTo(healthy ? "online" : "offline");
                var held = OpenmldbPartitions.parse(bytes(desk.tabletStatus(component.endpoint())));
                assertThat(held.partitions().stream().map(it -> it.tid() * 100 + it.pid()))
                        .as(when)
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static void tables(Desk desk, String asked, String when) {
        var status = OpenmldbTableStatus.parse(bytes(desk.sql("show table status like '%'")));
        List<TableSpec> tables = desk.inside().tables();
        assertThat(status.tables().stream().map(it -> it.databaseName() + "." + it.tableName()))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(tables.stream()
                        .map(it -> it.database() + "." + it.name())
                        .toList());
        long broken = status.messages().stream()
                .filter(it -> it.startsWith("ERROR: table "))
                .count();
        long bad = 0;
        for (OpenmldbTableStatus.Table table : status.tables()) {
            TableSpec spec = tables.stream()
                    .filter(it -> it.tid() == table.tableId())
                    .findFirst()
                    .orElseThrow();
            assertThat(table.partition()).as(when).isEqualTo(spec.partitions().size());
            assertThat(table.replica()).as(when).isEqualTo(spec.replicas());
            assertThat(table.storageType()).as(when).isEqualTo(spec.storage());
            assertThat(table.offlinePath())
                    .as(when)
                    .isEqualTo(Optional.of(spec)
                            .flatMap(TableSpec::offline)
                            .map(TableSpec.Offline::path)
                            .orElse("NULL"));
            List<String> rows = desk.at(asked, spec.database(), "showtable ")
                    .lines()
                    .filter(it -> it.matches("  " + spec.name() + " +" + spec.tid() + " .*"))
                    .toList();
            assertThat(rows.stream().map(it -> it.replaceAll(" (leader|follower) .*", "")))
                    .as(when)
                    .doesNotHaveDuplicates();
            assertThat(table.partitionUnalive())
                    .as(when)
                    .isEqualTo(rows.stream()
                            .filter(it -> it.matches(".*er +no .*"))
                            .count());
            bad += table.partitionUnalive() > 0 || !table.warnings().isEmpty() ? 1 : 0;
        }
        assertThat(broken).as(when).isEqualTo(bad);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
