package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ScriptedCli.A;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.B;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.C;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statfile of tablet A has a partition with two replicas and one that got a replica more, on C. */
class PostUpgradeTest {
    private static final String DONE = rows("1 kOP t1 0 kDone 20240701100741 0s 20240701100741 - no");

    @TempDir
    private Path directory;

    private Path statfile = Path.of("");

    private final ScriptedCli cli = ScriptedCli.ofEmptyCluster();

    @BeforeEach
    void afterPreUpgrade() throws IOException {
        statfile = directory.resolve("stat-a");
        Files.writeString(statfile, A + ",db1,t1,6,0,\n" + A + ",db1,t2,7,0," + C + "\n");
        cli.answers(
                        "gettablestatus  @" + A,
                        rows(
                                "6 0 2 kTableFollower kTableNormal true 0min 0s 1.312 K kNoCompress 1",
                                "7 0 10 kTableFollower kTableNormal true 0min 0s 1.312 K kNoCompress 1"))
                .answers(
                        "showtable t1@db1",
                        rows(
                                "t1 6 0 " + A + " follower yes 2 2 1.312 K 8.984 K",
                                "t1 6 0 " + B + " leader no 2 2 1.312 K 8.984 K"))
                .answers("changeleader t1 0 " + A + "@db1", "change leader ok.\n")
                .answers("recovertable t1 0 " + B + "@db1", "recover table ok\n")
                .answers("showopstatus t1 0 @db1", DONE)
                .answers("changeleader t2 0 " + A + "@db1", "change leader ok.\n")
                .answers("recovertable t2 0 " + C + "@db1", "recover table ok\n")
                .answers("delreplica t2 0 " + C + "@db1", "DelReplica ok\n")
                .answers("showopstatus t2 0 @db1", DONE);
    }

    private ToolRun postUpgrade(String endpoint) {
        return ToolRun.of(cli, directory, "--cmd=post-upgrade", "--endpoints=" + endpoint, "--statfile=stat-a");
    }

    @Test
    void gives_the_leaders_back_removes_the_extra_replica_and_deletes_the_statfile() {
        var run = postUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.said())
                .containsExactly(
                        "INFO: check all ops are complete",
                        "INFO: start to post-upgrade " + A,
                        "INFO: change leader of table partition db1 t1 0 in '" + B + "' to '" + A + "' False",
                        "INFO: change leader ok.",
                        "INFO: recover table ok",
                        "INFO: change leader of table partition db1 t2 0 in '" + C + "' to '" + A + "' False",
                        "INFO: change leader ok.",
                        "INFO: recover table ok",
                        "INFO: DelReplica ok");
        assertThat(cli.asked())
                .containsExactly(
                        "confget auto_failover",
                        "confset auto_failover false",
                        "showdb",
                        "showopstatus   @__INTERNAL_DB",
                        "showopstatus   @__PRE_AGG_DB",
                        "showopstatus   @INFORMATION_SCHEMA",
                        "showopstatus   @db1",
                        "gettablestatus  @" + A,
                        "showtable t1@db1",
                        "changeleader t1 0 " + A + "@db1",
                        "showopstatus t1 0 @db1",
                        "recovertable t1 0 " + B + "@db1",
                        "showopstatus t1 0 @db1",
                        "gettablestatus  @" + A,
                        "changeleader t2 0 " + A + "@db1",
                        "showopstatus t2 0 @db1",
                        "recovertable t2 0 " + C + "@db1",
                        "showopstatus t2 0 @db1",
                        "delreplica t2 0 " + C + "@db1",
                        "showopstatus t2 0 @db1",
                        "confset auto_failover true");
        assertThat(statfile).doesNotExist();
    }

    @Test
    void waits_first_until_no_op_is_open() {
        cli.answers("showopstatus   @db1", rows("9 kOP x 0 kDoing - - - - no"), rows("9 kOP x 0 kFailed - - - - no"));
        var run = postUpgrade(A);
        assertThat(run.said()).contains("INFO: waiting 9 kOP x 0 kDoing - - - - no");
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_second_run_ends_python_with_auto_failover_off() {
        postUpgrade(A);
        var run = postUpgrade(A);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("FileNotFoundError: [Errno 2] No such file or directory: 'stat-a'");
        assertThat(cli.asked()).endsWith("showopstatus   @db1");
    }

    @Test
    void a_statfile_of_other_tablets_is_deleted_too() {
        assertThat(postUpgrade(B).status()).isZero();
        assertThat(statfile).doesNotExist();
        assertThat(cli.asked()).noneMatch(it -> it.startsWith("changeleader"));
    }

    @Test
    void partitions_that_are_not_loaded_end_it_and_keep_the_statfile() {
        cli.answers("gettablestatus  @" + A, rows());
        var run = postUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: get empty table status for partition 6_0 from " + A);
        assertThat(statfile).exists();
        assertThat(cli.asked()).endsWith("confset auto_failover true");
    }

    @Test
    void a_partition_that_leads_already_is_a_warning_and_its_extra_replica_stays() {
        cli.answers(
                "gettablestatus  @" + A,
                rows(
                        "6 0 2 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1",
                        "7 0 10 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1"));
        var run = postUpgrade(A);
        assertThat(run.said())
                .endsWith(
                        "WARNING: db1 t1 0 in " + A + " is already leader",
                        "WARNING: db1 t2 0 in " + A + " is already leader");
        assertThat(cli.asked()).noneMatch(it -> it.startsWith("delreplica"));
        assertThat(statfile).doesNotExist();
    }

    @Test
    void a_refused_removal_is_seen_in_the_echo_alone() {
        cli.answers("delreplica t2 0 " + C + "@db1", "Fail to delreplica. error msg:tablet is not healthy\n");
        var run = postUpgrade(A);
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("INFO: Fail to delreplica. error msg:tablet is not healthy");
        assertThat(run.stderr()).doesNotContain("ERROR");
        assertThat(statfile).exists();
    }

    @Test
    void a_failed_removal_is_seen_nowhere() {
        cli.answers("showopstatus t2 0 @db1", DONE, DONE, rows("9 kDelReplicaOP t2 0 kFailed - - - - no"));
        var run = postUpgrade(A);
        assertThat(run.stderr()).doesNotContain("ERROR");
        assertThat(statfile).exists();
    }

    @Test
    void a_refused_recovery_ends_it() {
        cli.answers("recovertable t1 0 " + B + "@db1", "Fail to recover table. error msg:tablet is not healthy\n");
        var run = postUpgrade(A);
        assertThat(run.said())
                .endsWith(
                        "ERROR: Fail to recover table. error msg:tablet is not healthy",
                        "ERROR: recover table failed. db1 t1 0 " + B);
        assertThat(statfile).exists();
    }

    @Test
    void a_line_with_too_few_fields_ends_python() throws IOException {
        Files.writeString(statfile, A + ",db1,t1\n");
        assertThat(postUpgrade(A).lastLine()).isEqualTo("IndexError: list index out of range");
    }

    @Test
    void a_table_that_is_gone_is_an_error() {
        cli.answers("showtable t1@db1", rows());
        assertThat(postUpgrade(A).said()).endsWith("ERROR: get table partition db1 t1 failed");
    }
}
