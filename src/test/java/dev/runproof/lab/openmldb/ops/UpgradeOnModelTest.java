package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ModelledCluster.A;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.B;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.C;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.SINGLE;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.T1;
import static dev.runproof.lab.openmldb.ops.ModelledCluster.TABLET_A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.Tool;
import dev.runproof.lab.openmldb.cluster.OpFault;
import dev.runproof.lab.openmldb.cluster.OpFault.Outcome;
import dev.runproof.lab.openmldb.cluster.OpType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool and the model of the cluster together: what the real tool does to a real cluster. */
class UpgradeOnModelTest {
    @TempDir
    private Path directory;

    private ModelledCluster cluster = new ModelledCluster(ModelledCluster.standard());

    private ToolRun preUpgrade(String endpoint) {
        return cluster.run(directory, "--cmd=pre-upgrade", "--endpoints=" + endpoint, "--statfile=stat");
    }

    private ToolRun postUpgrade(String endpoint) {
        return cluster.run(directory, "--cmd=post-upgrade", "--endpoints=" + endpoint, "--statfile=stat");
    }

    private String statfile() throws IOException {
        return Files.readString(directory.resolve("stat"));
    }

    @Test
    void pre_and_post_upgrade_around_a_restart_leave_everything_as_before() throws Exception {
        var before = cluster.placement();
        var held = cluster.held(A);

        var pre = preUpgrade(A);
        assertThat(pre.status()).isZero();
        assertThat(pre.stderr()).doesNotContain("ERROR", "WARNING", "error msg");
        assertThat(statfile())
                .isEqualTo(A + ",__INTERNAL_DB,USER,1,0,\n"
                        + A + ",INFORMATION_SCHEMA,GLOBAL_VARIABLES,4,0,\n"
                        + A + ",db1,t1,6,0,\n"
                        + A + ",db1,t_single,7,0," + C + "\n");
        assertThat(cluster.held(A)).allMatch(it -> it.endsWith(" kTableFollower"));
        assertThat(cluster.placement())
                .noneMatch(it -> it.contains(A + " leader") || it.contains(" no"))
                .contains("db1 t_single 0: " + A + " follower yes, " + C + " leader yes");
        assertThat(cluster.autoFailover()).isTrue();

        cluster.restart(TABLET_A, Duration.ofMinutes(1));
        assertThat(cluster.ops()).allMatch(it -> it.endsWith(" kDone"));
        int opsBefore = cluster.ops().size();
        var post = postUpgrade(A);
        assertThat(post.status()).isZero();
        assertThat(post.stderr()).doesNotContain("ERROR", "WARNING", "error msg");
        assertThat(directory.resolve("stat")).doesNotExist();
        assertThat(cluster.placement()).isEqualTo(before);
        assertThat(cluster.held(A)).isEqualTo(held);
        assertThat(cluster.ops().subList(opsBefore, cluster.ops().size()))
                .hasSize(13)
                .endsWith("kReAddReplicaSimplifyOP kDone", "kDelReplicaOP kDone");
        assertThat(cluster.autoFailover()).isTrue();
    }

    @Test
    void without_a_restart_between_them_there_are_26_ops() {
        preUpgrade(A);
        postUpgrade(A);
        assertThat(cluster.ops()).hasSize(26).allMatch(it -> it.endsWith(" kDone"));
        assertThat(cluster.ops().subList(0, 4))
                .containsExactly(
                        "kChangeLeaderOP kDone",
                        "kRecoverTableOP kDone",
                        "kReAddReplicaSimplifyOP kDone",
                        "kChangeLeaderOP kDone");
    }

    @Test
    void ops_that_end_at_once_need_64_starts_of_the_client() {
        cluster.cluster().faults().opsTake(Duration.ZERO);
        cluster.cluster().faults().loadingTakes(Duration.ZERO);
        preUpgrade(A);
        postUpgrade(A);
        assertThat(cluster.calls()).isEqualTo(64);
    }

    @Test
    void slow_ops_are_waited_for() {
        cluster.cluster().faults().opsTake(Duration.ofSeconds(10));
        var run = preUpgrade(A);
        assertThat(run.said()).anyMatch(it -> it.startsWith("INFO: waiting 1 kChangeLeaderOP USER 0 kDoing "));
        assertThat(run.stderr()).doesNotContain("ERROR");
        assertThat(cluster.ops()).allMatch(it -> it.endsWith(" kDone"));
    }

    @Test
    void f8_a_failed_change_of_leader_leaves_the_statfile_short() throws Exception {
        cluster.cluster().faults().befall(OpFault.nth(3, OpType.CHANGE_LEADER_OP, Outcome.FAILS));
        var run = preUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: changer leader failed", "ERROR: change leader failed. db1 t1 0");
        assertThat(statfile().lines()).hasSize(2);
        assertThat(cluster.autoFailover()).isTrue();
        assertThat(cluster.ops()).endsWith("kChangeLeaderOP kFailed");
    }

    @Test
    void f9_a_failed_extra_replica() {
        cluster.cluster().faults().full(C);
        var run = preUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: add replica failed. db1 t_single 0 " + C);
        assertThat(cluster.autoFailover()).isTrue();
    }

    @Test
    void f4_a_stopped_tablet() {
        cluster.cluster().stopped(TABLET_A);
        cluster.pass(Duration.ofSeconds(20));
        var run = preUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: get table status failed from " + A);
        assertThat(directory.resolve("stat")).doesNotExist();
        assertThat(cluster.autoFailover()).isTrue();
    }

    @Test
    void f7_zookeeper_is_gone() {
        cluster.cluster().faults().zooKeeperGone();
        var run = preUpgrade(A);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.stderr()).contains("INFO: zk client init failed\n");
        assertThat(run.lastLine()).isEqualTo("AttributeError: 'Executor' object has no attribute 'ns_leader'");
    }

    @Test
    void f11_an_unknown_offset() {
        cluster.cluster().faults().unknownFigures(T1, B, true);
        var run = preUpgrade(A);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("ValueError: invalid literal for int() with base 10: '-'");
        assertThat(cluster.autoFailover()).isFalse();
    }

    @Test
    void f12_a_partition_of_a_dropped_table() {
        cluster.cluster().faults().droppedButHeldBy("db1", "t_single", A);
        var run = preUpgrade(A);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("TypeError: cannot unpack non-iterable NoneType object");
        assertThat(directory.resolve("stat")).doesNotExist();
        assertThat(cluster.autoFailover()).isFalse();
    }

    @Test
    void f13_one_statfile_for_two_tablets() {
        assertThat(preUpgrade(A).status()).isZero();
        assertThat(preUpgrade(B).status()).isZero();
        assertThat(postUpgrade(A).status()).isZero();
        var run = postUpgrade(B);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("FileNotFoundError: [Errno 2] No such file or directory: 'stat'");
        assertThat(cluster.autoFailover()).isFalse();
    }

    @Test
    void f14_post_upgrade_before_the_partitions_are_loaded() {
        preUpgrade(A);
        cluster.cluster().faults().loadingTakes(Duration.ofMinutes(5));
        cluster.restart(TABLET_A, Duration.ofSeconds(2));
        var run = postUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: get empty table status for partition 1_0 from " + A);
        assertThat(directory.resolve("stat")).exists();
        assertThat(cluster.autoFailover()).isTrue();
    }

    @Test
    void f18_no_other_tablet() throws Exception {
        cluster = new ModelledCluster(ModelledCluster.standard(A));
        var run = preUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: can not find endpoint to add replica to. db1 t_single 1 in " + A);
        assertThat(statfile()).isEmpty();
    }

    @Test
    void f20_an_op_that_never_ends() {
        cluster.cluster().faults().befall(OpFault.nth(2, OpType.CHANGE_LEADER_OP, Outcome.NEVER_ENDS));
        var run = cluster.tool().goneAfter(Duration.ofHours(1));
        assertThatThrownBy(() -> run.run(
                        cluster, cluster, directory, "--cmd=pre-upgrade", "--endpoints=" + A, "--statfile=stat"))
                .isInstanceOf(Tool.CallerGone.class);
        assertThat(cluster.autoFailover()).isFalse();
        assertThat(directory.resolve("stat")).doesNotExist();
    }

    @Test
    void f21_killed_between_change_of_leader_and_recovery_and_repeated() throws Exception {
        var killed = cluster.tool().killedAt("--cmd=recovertable t1 0");
        assertThatThrownBy(() -> killed.run(
                        cluster, cluster, directory, "--cmd=pre-upgrade", "--endpoints=" + A, "--statfile=stat"))
                .isInstanceOf(Tool.CallerGone.class);
        assertThat(cluster.autoFailover()).isFalse();
        assertThat(directory.resolve("stat")).doesNotExist();
        assertThat(cluster.placement()).anyMatch(it -> it.startsWith("db1 t1 0: " + A + " leader no, "));
        assertThat(cluster.held(A)).contains("6_0 kTableLeader");

        var again = preUpgrade(A);
        assertThat(again.status()).isZero();
        assertThat(again.stderr()).doesNotContain("ERROR");
        assertThat(cluster.autoFailover()).isFalse();
        assertThat(statfile().lines()).noneMatch(it -> it.contains(",USER,")).anyMatch(it -> it.contains(",t1,"));
        assertThat(cluster.placement()).anyMatch(it -> it.startsWith("db1 t1 0: ") && it.contains(" leader no"));
    }

    @Test
    void f22_and_f23_a_refused_removal_leaves_the_replica_even_after_a_repetition() {
        preUpgrade(A);
        cluster.cluster().faults().refuse("delreplica", "tablet is not healthy", 1);
        var run = postUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.stderr()).doesNotContain("ERROR").contains("INFO: Fail to delreplica. error msg:");
        assertThat(directory.resolve("stat")).exists();
        assertThat(cluster.autoFailover()).isTrue();

        var again = postUpgrade(A);
        assertThat(again.said().stream().filter(it -> it.startsWith("WARNING")))
                .hasSize(4)
                .allMatch(it -> it.endsWith(" is already leader"));
        assertThat(directory.resolve("stat")).doesNotExist();
        assertThat(cluster.placement()).contains("db1 t_single 0: " + A + " leader yes, " + C + " follower yes");
    }

    @Test
    void f22_a_removal_whose_op_fails_is_silent_too() {
        preUpgrade(A);
        cluster.cluster().faults().befall(OpFault.nth(1, OpType.DEL_REPLICA_OP, Outcome.FAILS));
        var run = postUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.stderr()).doesNotContain("ERROR", "error msg");
        assertThat(directory.resolve("stat")).exists();
    }

    @Test
    void f24_a_repetition_takes_the_extra_replica_for_an_ordinary_one() throws Exception {
        cluster.cluster().faults().befall(OpFault.on(SINGLE, OpType.CHANGE_LEADER_OP, Outcome.FAILS));
        preUpgrade(A);
        cluster.cluster().faults().clear();
        Files.delete(directory.resolve("stat"));
        var run = preUpgrade(A);
        assertThat(run.stderr()).doesNotContain("ERROR");
        assertThat(statfile()).isEqualTo(A + ",db1,t_single,7,0,\n");
        postUpgrade(A);
        assertThat(cluster.placement()).contains("db1 t_single 0: " + A + " leader yes, " + C + " follower yes");
    }

    @Test
    void f25_an_extra_replica_that_is_behind_loses_rows_without_a_word() {
        cluster.cluster().faults().behindAfterLoading(C, 3);
        long frozen = cluster.cluster().inside().offset(SINGLE, A);
        var run = preUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.stderr()).doesNotContain("ERROR", "WARNING");
        assertThat(cluster.ops()).allMatch(it -> it.endsWith(" kDone"));
        assertThat(cluster.cluster().inside().offset(SINGLE, C)).isEqualTo(frozen - 3);
        assertThat(cluster.cluster().inside().lostRows()).isNotEmpty();
    }

    @Test
    void f25_post_upgrade_before_the_tablet_has_caught_up_loses_rows_without_a_word() {
        preUpgrade(A);
        cluster.cluster().faults().behindAfterLoading(A, 1);
        cluster.restart(TABLET_A, Duration.ofMinutes(1));
        var run = postUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.stderr()).doesNotContain("ERROR", "WARNING");
        assertThat(cluster.cluster().inside().lostRows()).isNotEmpty();
    }
}
