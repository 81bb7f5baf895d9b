package dev.runproof.lab.openmldb.ops;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.Component;
import dev.runproof.lab.openmldb.cluster.HttpRequest;
import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.lab.openmldb.cluster.OpFault;
import dev.runproof.lab.openmldb.cluster.Topology;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The model of the standard cluster behind the tool's two functions, in time that only waiting moves on. */
final class ModelledCluster implements Cli, Http {
    static final String NS = "192.0.2.11:7527";
    static final String A = "192.0.2.21:10921";
    static final String B = "192.0.2.22:10921";
    static final String C = "192.0.2.23:10921";
    static final Component TABLET_A = new Component(Kind.TABLET, A);
    static final OpFault.Place SINGLE = new OpFault.Place("db1", "t_single", 0);
    static final OpFault.Place T1 = new OpFault.Place("db1", "t1", 0);

    /** What one start of the client takes. */
    private static final Duration CALL = Duration.ofMillis(100);

    private static final List<String> DATABASES = List.of("__INTERNAL_DB", "INFORMATION_SCHEMA", "db1");

    private final VirtualTime time = new VirtualTime();
    private final Cluster cluster;
    private int calls;

    ModelledCluster(Topology topology) {
        cluster = Cluster.running(
                topology, time, (component, level, text) -> {}, "0.9.0-1a2b3c4d", Duration.ofMinutes(5));
    }

    static Topology standard() {
        return standard(A, B, C);
    }

    static Topology standard(String... tablets) {
        return Topology.standard(
                List.of(NS, "192.0.2.12:7527"),
                List.of(tablets),
                List.of("192.0.2.31:9902"),
                List.of("192.0.2.31:9080"),
                "192.0.2.11:2181");
    }

    Cluster cluster() {
        return cluster;
    }

    void pass(Duration labTime) {
        time.advance(labTime);
    }

    int calls() {
        return calls;
    }

    /** A tablet stops and starts again after its session, then this time passes. */
    void restart(Component tablet, Duration then) {
        cluster.stopped(tablet);
        pass(Duration.ofSeconds(20));
        cluster.started(tablet, "0.9.2-c18e6a0d", true);
        pass(then);
    }

    ToolRun tool() {
        return new ToolRun(time);
    }

    ToolRun run(Path directory, String... arguments) {
        return tool().run(this, this, directory, arguments);
    }

    @Override
    public Cli.Answer run(List<String> command) {
        calls++;
        time.advance(CALL);
        var answer = cluster.cli(command.subList(1, command.size()));
        return new Cli.Answer(answer.exit(), answer.stdout(), answer.stderr());
    }

    @Override
    public Http.Answer send(Request request) throws ConnectException {
        var kind = request.endpoint().equals(NS) ? Kind.NAMESERVER : Kind.TABLET;
        try {
            var answer = cluster.http(
                    new Component(kind, request.endpoint()),
                    new HttpRequest("POST", request.path(), request.headers(), request.body()));
            return new Http.Answer(answer.status(), "reason", answer.body());
        } catch (IllegalStateException e) {
            throw new ConnectException(e.getMessage());
        }
    }

    /** {@code database table pid}, then {@code endpoint role alive} of each replica, sorted. */
    List<String> placement() {
        var lines = new ArrayList<String>();
        for (String database : DATABASES) {
            rows("showtable ", database).stream()
                    .collect(groupingBy(it -> it.get(0) + " " + it.get(2), TreeMap::new, toList()))
                    .forEach((partition, replicas) -> lines.add(database + " " + partition + ": "
                            + String.join(
                                    ", ",
                                    replicas.stream()
                                            .map(it -> it.get(3) + " " + it.get(4) + " " + it.get(5))
                                            .sorted()
                                            .toList())));
        }
        return lines;
    }

    /** {@code tid_pid mode} of what a tablet holds. */
    List<String> held(String tablet) {
        return TableText.rows(ask("--role=client", "--endpoint=" + tablet, "--cmd=gettablestatus")).stream()
                .map(it -> it.get(0) + "_" + it.get(1) + " " + it.get(3))
                .toList();
    }

    /** Type and status of every op, in order of their ids. */
    List<String> ops() {
        return DATABASES.stream()
                .flatMap(it -> rows("showopstatus", it).stream())
                .sorted((one, other) -> Integer.compare(Integer.parseInt(one.get(0)), Integer.parseInt(other.get(0))))
                .map(it -> it.get(1) + " " + it.get(4))
                .toList();
    }

    /** An order to the leading nameserver besides the tool. */
    void order(String command, String database) {
        ask("--role=ns_client", "--endpoint=" + NS, "--cmd=" + command, "--database=" + database);
    }

    boolean autoFailover() {
        return ask("--role=ns_client", "--endpoint=" + NS, "--cmd=confget auto_failover")
                .contains("true");
    }

    private List<List<String>> rows(String command, String database) {
        return TableText.rows(
                ask("--role=ns_client", "--endpoint=" + NS, "--cmd=" + command, "--database=" + database));
    }

    private String ask(String... arguments) {
        var words = Stream.concat(Stream.of(arguments), Stream.of("--interactive=false"));
        return cluster.cli(words.toList()).stdout();
    }
}
