package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ModelledCluster.A;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.B;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.C;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.TABLET_A;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.openmldb.cluster.OpFault;
import dev.runproof.lab.openmldb.cluster.OpFault.Outcome;
import dev.runproof.lab.openmldb.cluster.OpType;
import dev.runproof.lab.openmldb.cluster.TableSpec;
import dev.runproof.parse.OpenmldbOpStatus;
import dev.runproof.parse.OpenmldbStatfile;
import dev.runproof.parse.OpenmldbToolLog;
import dev.runproof.parse.OpenmldbToolLog.Complaint;
import dev.runproof.parse.OpenmldbToolTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's readers take what the tool prints, all of it. */
class ReadersOnToolTest {
    @TempDir
    private Path directory;

    private final ModelledCluster cluster = new ModelledCluster(ModelledCluster.standard());

    private ToolRun upgrade(String command) {
        return cluster.run(directory, "--cmd=" + command, "--endpoints=" + A, "--statfile=stat");
    }

    private OpenmldbOpStatus ops(String... more) {
        var arguments = new ArrayList<>(List.of("--cmd=showopstatus"));
        arguments.addAll(List.of(more));
        var stdout = cluster.run(directory, arguments.toArray(String[]::new)).stdout();
        return OpenmldbOpStatus.parse(stdout.getBytes(UTF_8));
    }

    private OpenmldbToolTables tables() {
        return OpenmldbToolTables.parse(
                cluster.run(directory, "--cmd=showtablestatus").stdout().getBytes(UTF_8));
    }

    private static OpenmldbToolLog log(ToolRun run) {
        return OpenmldbToolLog.parse(run.stderr());
    }

    @Test
    void ops_of_every_state_and_of_a_table_in_chinese() {
        cluster.cluster().faults().create(TableSpec.of("db1", "订单", 31, 5, List.of(List.of(A, B))));
        cluster.cluster().faults().befall(OpFault.nth(2, OpType.RE_ADD_REPLICA_SIMPLIFY_OP, Outcome.CANCELED));
        cluster.cluster().faults().befall(OpFault.nth(5, OpType.CHANGE_LEADER_OP, Outcome.FAILS));
        assertThat(ops().ops()).isEmpty();
        upgrade("pre-upgrade");
        cluster.cluster().faults().opsTake(Duration.ofMinutes(1));
        cluster.order("addreplica t_single 1 " + A, "db1");
        assertThat(ops().ops())
                .extracting(it -> it.db() + " " + it.name() + " " + it.status())
                .contains(
                        "__INTERNAL_DB USER kDone",
                        "INFORMATION_SCHEMA GLOBAL_VARIABLES kCanceled",
                        "db1 订单 kFailed",
                        "db1 t_single kDoing");
        assertThat(ops("--filter=kFailed").ops())
                .extracting(it -> it.name() + " " + it.curTask())
                .containsExactly("订单 kSelectLeader");
    }

    @Test
    void tables_and_the_raw_text_where_the_tool_gives_up() {
        assertThat(tables().tables())
                .extracting(OpenmldbToolTables.Row::table)
                .hasSize(7)
                .contains("t_single", "USER");
        cluster.cluster().faults().warn("db1", "t1", "[pid=0][follower][" + B + "]: not connected to leader");
        assertThat(tables().tables()).hasSize(6);
        cluster.cluster().faults().create(TableSpec.of("db1", "failed_orders", 31, 5, List.of(List.of(A, C))));
        assertThat(tables()).isEqualTo(new OpenmldbToolTables(List.of(), true));
    }

    @Test
    void the_statfile_and_a_clean_log_of_a_good_upgrade() throws IOException {
        assertThat(log(upgrade("pre-upgrade")).clean()).isTrue();
        var statfile = OpenmldbStatfile.parse(Files.readAllBytes(directory.resolve("stat")));
        assertThat(statfile.lines()).hasSize(4).last().hasToString(A + ",db1,t_single,7,0," + C);
        cluster.restart(TABLET_A, Duration.ofMinutes(1));
        assertThat(log(upgrade("post-upgrade")).clean()).isTrue();
    }

    @Test
    void the_log_of_an_upgrade_that_failed() {
        cluster.cluster().faults().befall(OpFault.nth(3, OpType.CHANGE_LEADER_OP, Outcome.FAILS));
        assertThat(log(upgrade("pre-upgrade")).complaints())
                .extracting(Complaint::text)
                .containsExactly("ERROR: changer leader failed", "ERROR: change leader failed. db1 t1 0");
    }

    @Test
    void a_refusal_in_the_echo_alone_and_the_warnings_of_a_repetition() {
        upgrade("pre-upgrade");
        cluster.cluster().faults().refuse("delreplica", "tablet is not healthy", 1);
        assertThat(log(upgrade("post-upgrade")).complaints())
                .singleElement()
                .extracting(Complaint::text)
                .asString()
                .startsWith("INFO: Fail to delreplica. error msg:");
        assertThat(log(upgrade("post-upgrade")).complaints()).hasSize(4).allMatch(Complaint::isAlreadyLeader);
    }

    @Test
    void a_traceback() {
        assertThat(log(upgrade("post-upgrade")).complaints())
                .extracting(Complaint::text)
                .containsExactly("Traceback (most recent call last):");
    }

    @Test
    void the_tables_that_recoverdata_recovered_or_found_healthy() {
        cluster.cluster().faults().autoFailover(false);
        cluster.restart(TABLET_A, Duration.ofMinutes(1));
        var log = log(cluster.run(directory, "--cmd=recoverdata"));
        assertThat(log.clean()).isTrue();
        assertThat(log.recovered())
                .containsExactlyInAnyOrder(
                        "JOB_INFO in __INTERNAL_DB",
                        "PRE_AGG_META_INFO in __INTERNAL_DB",
                        "USER in __INTERNAL_DB",
                        "DEPLOY_RESPONSE_TIME in INFORMATION_SCHEMA",
                        "GLOBAL_VARIABLES in INFORMATION_SCHEMA",
                        "t1 in db1",
                        "t_single in db1");
    }
}
