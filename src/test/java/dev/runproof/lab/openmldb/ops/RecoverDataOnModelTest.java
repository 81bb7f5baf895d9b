package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ModelledCluster.A;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.T1;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.TABLET_A;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without auto_failover a tablet that comes back holds nothing until somebody recovers it. */
class RecoverDataOnModelTest {
    @TempDir
    private Path directory;

    private final ModelledCluster cluster =
            new ModelledCluster(ModelledCluster.standard().withAutoFailover(false));

    private ToolRun recoverData() {
        return cluster.run(directory, "--cmd=recoverdata");
    }

    @Test
    void says_of_each_table_of_a_healthy_cluster_that_it_is_healthy() {
        var run = recoverData();
        assertThat(run.status()).isZero();
        assertThat(run.said().stream().filter(it -> it.endsWith(" is healthy"))).hasSize(7);
        assertThat(cluster.ops()).isEmpty();
        assertThat(cluster.autoFailover()).isFalse();
    }

    @Test
    void brings_a_tablet_back_that_leads_nothing() {
        var before = cluster.placement();
        cluster.run(directory, "--cmd=pre-upgrade", "--endpoints=" + A);
        var moved = cluster.placement();
        cluster.restart(TABLET_A, Duration.ofMinutes(1));
        assertThat(cluster.held(A)).isEmpty();

        var run = recoverData();
        assertThat(run.status()).isZero();
        assertThat(run.stderr()).doesNotContain("ERROR", "WARNING", "start loading data");
        assertThat(run.said())
                .contains("INFO: JOB_INFO in __INTERNAL_DB is healthy", "INFO: t1 in db1 recover success");
        assertThat(run.said().stream().filter(it -> it.endsWith(" is healthy") || it.endsWith(" recover success")))
                .hasSize(7);
        assertThat(cluster.placement()).isEqualTo(moved);

        cluster.run(directory, "--cmd=post-upgrade", "--endpoints=" + A);
        assertThat(cluster.placement()).isEqualTo(before);
        assertThat(cluster.autoFailover()).isFalse();
    }

    @Test
    void loads_leaders_from_their_own_disk_over_http() {
        var before = cluster.placement();
        cluster.restart(TABLET_A, Duration.ofMinutes(1));
        var run = recoverData();
        assertThat(run.stderr()).doesNotContain("ERROR", "WARNING");
        assertThat(run.said())
                .contains("INFO: leader replica is not in tablet, db db1 name t_single pid 0 endpoint " + A
                        + ". start loading data...");
        assertThat(cluster.placement()).isEqualTo(before);
        assertThat(cluster.held(A)).hasSize(7);
        assertThat(cluster.cluster().inside().lostRows()).isEmpty();
    }

    @Test
    void waits_for_slow_ops() {
        cluster.restart(TABLET_A, Duration.ofMinutes(1));
        cluster.cluster().faults().opsTake(Duration.ofSeconds(10));
        var run = recoverData();
        assertThat(run.stderr()).doesNotContain("ERROR", "WARNING");
        assertThat(run.said()).contains("INFO: waiting task");
    }

    @Test
    void revives_a_replica_that_is_marked_dead() {
        cluster.cluster().faults().alive(T1, A, false);
        var run = recoverData();
        assertThat(run.stderr()).doesNotContain("ERROR", "WARNING");
        assertThat(cluster.placement()).noneMatch(it -> it.contains(" no"));
    }

    @Test
    void a_tablet_that_is_down_leaves_errors_and_exit_status_0() {
        cluster.cluster().stopped(TABLET_A);
        cluster.pass(Duration.ofSeconds(20));
        var run = recoverData();
        assertThat(run.status()).isZero();
        assertThat(run.said()).contains("ERROR: recover table failed. db db1 name t1, check log for detail");
    }
}
