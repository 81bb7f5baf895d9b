package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ModelledCluster.A;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.B;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.C;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.T1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.openmldb.cluster.TableSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowOnModelTest {
    @TempDir
    private Path directory;

    private final ModelledCluster cluster = new ModelledCluster(ModelledCluster.standard());

    /** Names in the second column of the bordered table. */
    private List<String> tables() {
        var run = cluster.run(directory, "--cmd=showtablestatus");
        assertThat(run.status()).isZero();
        return run.stdout()
                .lines()
                .filter(it -> it.startsWith("|"))
                .skip(1)
                .map(it -> it.split("\\|", -1)[2].strip())
                .toList();
    }

    @Test
    void shows_seven_tables_of_a_healthy_cluster() {
        assertThat(tables())
                .containsExactly(
                        "t_single",
                        "t1",
                        "USER",
                        "PRE_AGG_META_INFO",
                        "JOB_INFO",
                        "GLOBAL_VARIABLES",
                        "DEPLOY_RESPONSE_TIME");
    }

    @Test
    void f10_hides_a_table_with_warnings_while_the_echo_names_it() {
        cluster.cluster().faults().warn("db1", "t1", "[pid=0][follower][" + B + "]: not connected to leader");
        assertThat(tables()).hasSize(6).doesNotContain("t1");
        assertThat(cluster.run(directory, "--cmd=showtablestatus").stderr())
                .contains("INFO: ERROR: table db1.t1 is broken, `show table status` to check detail");
    }

    @Test
    void a_replica_that_is_not_alive_without_a_warning_is_shown() {
        cluster.cluster().faults().alive(T1, B, false);
        assertThat(tables()).contains("t1");
    }

    @Test
    void hides_a_healthy_table_without_symbolic_path() {
        cluster.cluster()
                .faults()
                .create(TableSpec.of("db1", "old", 31, 5, List.of(List.of(A, B)))
                        .withOffline(new TableSpec.Offline("hdfs://store/old", "parquet", "")));
        assertThat(tables()).hasSize(7).doesNotContain("old");
    }

    @Test
    void f19_takes_a_table_called_failed_for_a_failure() {
        cluster.cluster().faults().create(TableSpec.of("db1", "failed_orders", 31, 5, List.of(List.of(A, C))));
        var run = cluster.run(directory, "--cmd=showtablestatus");
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: show table status failed");
        assertThat(run.stdout()).contains("failed_orders").endsWith(" rows in set\n\n");
    }

    @Test
    void shows_the_ops_of_an_upgrade_by_database() {
        cluster.run(directory, "--cmd=pre-upgrade", "--endpoints=" + A);
        cluster.pass(Duration.ofSeconds(5));
        var databases = cluster.run(directory, "--cmd=showopstatus", "--filter=kDone")
                .stdout()
                .lines()
                .filter(it -> it.startsWith("|"))
                .skip(1)
                .map(it -> it.split("\\|", -1)[1].strip())
                .toList();
        assertThat(databases).hasSize(13).startsWith("__INTERNAL_DB").endsWith("db1");
    }
}
