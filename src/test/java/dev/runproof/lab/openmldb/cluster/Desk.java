package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.OpFault.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A cluster with a clock in the hand and an operator's client before it. */
final class Desk implements InstantSource {
    static final String NS1 = "192.0.2.11:7527";
    static final String NS2 = "192.0.2.12:7527";
    static final String A = "192.0.2.21:10921";
    static final String B = "192.0.2.22:10921";
    static final String C = "192.0.2.23:10921";
    static final String TASKMANAGER = "192.0.2.31:9902";
    static final String APISERVER = "192.0.2.31:9080";
    static final String ZK = "192.0.2.11:2181";
    static final String OLD = "0.9.0-aaaa1111";
    static final String NEW = "0.9.2-c18e6a0d";
    static final Place T1_0 = new Place("db1", "t1", 0);
    static final Place T1_1 = new Place("db1", "t1", 1);
    static final Place SINGLE = new Place("db1", "t_single", 0);

    private final List<String> log = new ArrayList<>();
    private final Cluster cluster;
    private Instant now = Instant.parse("2024-07-01T10:00:00Z");

    private Desk(Topology topology, String version) {
        this.cluster = Cluster.running(topology, this, this::note, version, Duration.ofMinutes(5));
    }

    static Topology standard() {
        return Topology.standard(List.of(NS1, NS2), List.of(A, B, C), List.of(TASKMANAGER), List.of(APISERVER), ZK);
    }

    static Desk ofStandard() {
        return new Desk(standard(), OLD);
    }

    static Desk of(Topology topology) {
        return new Desk(topology, OLD);
    }

    static Desk of(Topology topology, String version) {
        return new Desk(topology, version);
    }

    private void note(Component component, char level, String text) {
        log.add(level + " " + component.endpoint() + " " + text);
    }

    @Override
    public Instant instant() {
        return now;
    }

    Desk pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    Desk seconds(long seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    Cluster cluster() {
        return cluster;
    }

    Faults faults() {
        return cluster.faults();
    }

    Inside inside() {
        return cluster.inside();
    }

    /** The records of all servers so far. */
    List<String> log() {
        cluster.fate(tablet(A));
        return log;
    }

    static Component tablet(String endpoint) {
        return new Component(Kind.TABLET, endpoint);
    }

    static Component nameserver(String endpoint) {
        return new Component(Kind.NAMESERVER, endpoint);
    }

    String cli(String... arguments) {
        CliAnswer answer = cluster.cli(List.of(arguments));
        if (answer.exit() != 0) {
            throw new AssertionError(answer.toString());
        }
        return answer.stdout();
    }

    /** Asks the first nameserver, in this database. */
    String ns(String database, String command) {
        return at(NS1, database, command);
    }

    String at(String nameserver, String database, String command) {
        return cli(
                "--endpoint=" + nameserver,
                "--role=ns_client",
                "--interactive=false",
                "--cmd=" + command,
                "--database=" + database);
    }

    /** Asks whichever nameserver ZooKeeper knows as the leader. */
    String zk(String command) {
        return cli(
                "--zk_cluster=" + ZK,
                "--zk_root_path=/openmldb",
                "--role=ns_client",
                "--interactive=false",
                "--cmd=" + command);
    }

    String sql(String statement) {
        return cli(
                "--zk_cluster=" + ZK,
                "--zk_root_path=/openmldb",
                "--role=sql_client",
                "--interactive=false",
                "--cmd=" + statement);
    }

    String tabletStatus(String endpoint) {
        return cli("--role=client", "--interactive=false", "--endpoint=" + endpoint, "--cmd=gettablestatus  ");
    }

    /** The rows of a client's table, cells joined by one blank. */
    static List<String> rows(String table) {
        return table.lines()
                .dropWhile(it -> !it.startsWith("---"))
                .skip(1)
                .map(it -> it.strip().replaceAll(" +", " "))
                .toList();
    }

    /** Endpoint, role, mark and offset of the replicas of one table. */
    List<String> replicas(String database, String name) {
        return rows(ns(database, "showtable " + name)).stream()
                .map(it -> List.of(it.split(" ", -1)))
                .map(it -> it.get(2) + " " + it.get(3) + " " + it.get(4) + " " + it.get(5) + " " + it.get(6))
                .toList();
    }

    /** Type, partition and status of the operations of a database. */
    List<String> ops(String database) {
        return rows(ns(database, "showopstatus   ")).stream()
                .map(it -> List.of(it.split(" ", -1)))
                .map(it -> it.get(0) + " " + it.get(1) + " " + it.get(2) + " " + it.get(3) + " " + it.get(4))
                .toList();
    }
}
