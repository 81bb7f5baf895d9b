package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Desk.A;
import static dev.runproof.lab.openmldb.cluster.Desk.B;
import static dev.runproof.lab.openmldb.cluster.Desk.C;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.Tool;
import dev.runproof.lab.openmldb.ops.Cli;
import dev.runproof.lab.openmldb.ops.Http;
import dev.runproof.lab.openmldb.ops.OperationTool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tablet goes through the documented steps, with the operation tool working on the model. */
class UpgradeOfTabletTest {
    private static final List<String> DATABASES = List.of("__INTERNAL_DB", "INFORMATION_SCHEMA", "db1");

    @TempDir
    private Path directory;

    /** The tool before this cluster; waiting advances the cluster's clock. */
    private static final class ToolAt implements Tool.Terminal, LabClock {
        private final Desk desk;
        private final StringBuilder err = new StringBuilder();

        ToolAt(Desk desk) {
            this.desk = desk;
        }

        String run(Path directory, String... arguments) {
            var words = new ArrayList<>(
                    List.of("--openmldb_bin_path=openmldb", "--zk_cluster=" + Desk.ZK, "--zk_root_path=/openmldb"));
            words.addAll(List.of(arguments));
            try {
                int exit = new OperationTool("tools/openmldb_ops.py", true, new Random(1))
                        .run(words, directory, this::cli, this::http, this, this);
                return "exit " + exit + "\n" + err;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private Cli.Answer cli(List<String> command) {
            CliAnswer answer = desk.cluster().cli(command.subList(1, command.size()));
            return new Cli.Answer(answer.exit(), answer.stdout(), answer.stderr());
        }

        private Http.Answer http(Http.Request request) {
            Kind kind = request.path().startsWith("/NameServer") ? Kind.NAMESERVER : Kind.TABLET;
            HttpAnswer answer = desk.cluster()
                    .http(
                            new Component(kind, request.endpoint()),
                            new HttpRequest("POST", request.path(), request.headers(), request.body()));
            return new Http.Answer(answer.status(), "OK", answer.body());
        }

        @Override
        public void out(String text) {}

        @Override
        public void err(String text) {
            err.append(text);
        }

        @Override
        public String in() {
            return "";
        }

        @Override
        public Instant now() {
            return desk.instant();
        }

        @Override
        public void pass(Duration labTime) {
            desk.pass(labTime);
        }

        @Override
        public double speed() {
            return 1;
        }
    }

    private String tool(Desk desk, String... arguments) {
        return new ToolAt(desk).run(directory, arguments);
    }

    private static List<String> placement(Desk desk) {
        return DATABASES.stream()
                .flatMap(it -> Desk.rows(desk.ns(it, "showtable ")).stream())
                .toList();
    }

    private static List<String> opTypes(Desk desk) {
        return DATABASES.stream()
                .flatMap(it -> desk.ops(it).stream())
                .map(it -> it.split(" ", -1))
                .map(it -> it[1] + " " + it[4])
                .sorted()
                .toList();
    }

    private void restart(Desk desk) {
        desk.cluster().stopped(Desk.tablet(A));
        desk.seconds(15);
        desk.cluster().started(Desk.tablet(A), Desk.NEW, true);
        desk.seconds(30);
    }

    @Test
    void moves_all_leaders_away_and_back_in_26_operations() {
        Desk desk = Desk.ofStandard();
        List<String> before = placement(desk);

        String pre = tool(desk, "--cmd=pre-upgrade", "--endpoints=" + A, "--statfile=stat");

        assertThat(pre).startsWith("exit 0").doesNotContain("ERROR", "WARNING", "Traceback", "error msg");
        assertThat(desk.tabletStatus(A)).doesNotContain("kTableLeader");
        assertThat(placement(desk)).allMatch(it -> it.contains(" yes "));
        assertThat(opTypes(desk)).hasSize(13).allMatch(it -> it.endsWith(" kDone"));

        restart(desk);
        assertThat(desk.sql("show table status like '%'")).doesNotContain("ERROR", "kNotFound");
        int recovered = opTypes(desk).size() - 13;

        String post = tool(desk, "--cmd=post-upgrade", "--endpoints=" + A, "--statfile=stat");

        desk.seconds(3);
        assertThat(post).startsWith("exit 0").doesNotContain("ERROR", "WARNING", "Traceback", "error msg");
        assertThat(placement(desk)).containsExactlyInAnyOrderElementsOf(before);
        List<String> ops = opTypes(desk);
        assertThat(ops).hasSize(26 + recovered).allMatch(it -> it.endsWith(" kDone"));
        assertThat(ops.stream().filter(it -> it.startsWith("kChangeLeaderOP"))).hasSize(8);
        assertThat(ops.stream().filter(it -> it.startsWith("kReAddReplicaSimplifyOP")))
                .hasSize(8);
        assertThat(ops.stream().filter(it -> it.startsWith("kAddReplicaOP"))).hasSize(1);
        assertThat(ops.stream().filter(it -> it.startsWith("kDelReplicaOP"))).hasSize(1);
        // Seven followers and the extra one of the single-replica table were taken out and loaded from their own disk.
        assertThat(ops.stream().filter(it -> it.startsWith("kOfflineReplicaOP")))
                .hasSize(7);
        assertThat(ops.stream().filter(it -> it.startsWith("kReAddReplicaNoSendOP")))
                .hasSize(7);
        assertThat(desk.inside().lostRows()).isEmpty();
    }

    @Test
    void recoverdata_loads_the_partitions_where_auto_failover_is_off() {
        Desk desk = Desk.of(Desk.standard().withAutoFailover(false));
        List<String> before = placement(desk);
        tool(desk, "--cmd=pre-upgrade", "--endpoints=" + A, "--statfile=stat");
        restart(desk);
        assertThat(Desk.rows(desk.tabletStatus(A))).isEmpty();

        String recover = tool(desk, "--cmd=recoverdata");

        assertThat(recover).startsWith("exit 0").doesNotContain("ERROR", "WARNING", "Traceback");
        assertThat(recover).contains("recover success");
        desk.seconds(3);
        assertThat(desk.sql("show table status like '%'")).doesNotContain("ERROR");
        tool(desk, "--cmd=post-upgrade", "--endpoints=" + A, "--statfile=stat");
        desk.seconds(3);
        assertThat(placement(desk)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(desk.ns("", "confget auto_failover")).contains("false");
    }

    @Test
    void the_third_change_of_leader_fails_and_the_tool_ends_well_all_the_same() {
        Desk desk = Desk.ofStandard();
        desk.faults().befall(OpFault.nth(3, OpType.CHANGE_LEADER_OP, OpFault.Outcome.FAILS));

        String pre = tool(desk, "--cmd=pre-upgrade", "--endpoints=" + A, "--statfile=stat");

        assertThat(pre).startsWith("exit 0").contains("ERROR: change leader failed. db1 t1 0");
        assertThat(directory.resolve("stat")).content().hasLineCount(2);
        assertThat(desk.replicas("db1", "t1")).first().isEqualTo("0 " + A + " leader yes 1");
    }

    @Test
    void rows_are_lost_without_an_error_where_the_extra_replica_is_behind() {
        Desk desk = Desk.ofStandard();
        desk.faults().behindAfterLoading(B, 2);
        desk.faults().behindAfterLoading(C, 2);

        String pre = tool(desk, "--cmd=pre-upgrade", "--endpoints=" + A, "--statfile=stat");

        assertThat(pre).startsWith("exit 0").doesNotContain("ERROR", "WARNING", "error msg");
        assertThat(opTypes(desk)).allMatch(it -> it.endsWith(" kDone"));
        assertThat(desk.inside().lostRows()).singleElement().satisfies(it -> {
            assertThat(it.table()).isEqualTo("t_single");
            assertThat(it.count()).isEqualTo(2);
        });
        // The old leader's surplus is gone as well.
        assertThat(desk.inside().offset(Desk.SINGLE, A)).isEqualTo(3);
        assertThat(opTypes(desk)).contains("kReAddReplicaWithDropOP kDone");
    }
}
