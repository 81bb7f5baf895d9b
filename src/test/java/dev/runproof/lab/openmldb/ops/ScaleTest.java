package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ScriptedCli.A;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.B;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.C;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTest {
    private static final String DONE = rows("1 kOP t1 0 kDone 20240701100741 0s 20240701100741 - no");

    @TempDir
    private Path directory;

    private final ScriptedCli cli = ScriptedCli.ofEmptyCluster();

    @Test
    void scale_in_moves_followers_by_migration_and_leaders_after_a_change_of_leader() {
        cli.answers("showtablet", rows(A + " - kHealthy 5m", B + " - kHealthy 5m", C + " - kHealthy 5m"))
                .answers(
                        "showtable @db1",
                        rows(
                                "t1 6 0 " + A + " leader yes 2 2 1.312 K 8.984 K",
                                "t1 6 0 " + B + " follower yes 2 2 1.312 K 8.984 K",
                                "t2 7 0 " + A + " leader yes 2 2 1.312 K 8.984 K",
                                "t3 8 0 " + C + " leader yes 2 2 1.312 K 8.984 K",
                                "t3 8 1 " + C + " leader yes 2 2 1.312 K 8.984 K"))
                .answers(
                        "gettablestatus  @" + A,
                        rows(
                                "6 0 2 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1",
                                "7 0 2 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1"))
                .answers("changeleader t1 0 auto@db1", "change leader ok.\n")
                .answers("recovertable t1 0 " + A + "@db1", "recover table ok\n")
                .answers("showopstatus t1 0 @db1", DONE)
                .answers("migrate " + A + " t1 0 " + C + "@db1", "partition migrate ok\n")
                .answers("addreplica t2 0 " + B + "@db1", "AddReplica ok\n")
                .answers("changeleader t2 0 " + B + "@db1", "change leader ok.\n")
                .answers("recovertable t2 0 " + A + "@db1", "recover table ok\n")
                .answers("delreplica t2 0 " + A + "@db1", "DelReplica ok\n")
                .answers("showopstatus t2 0 @db1", DONE);
        var run = ToolRun.of(cli, directory, "--cmd=scalein", "--endpoints=" + A);
        assertThat(run.status()).isZero();
        assertThat(run.said().stream().filter(it -> it.contains("migrate table") || it.contains("scale-in")))
                .containsExactly(
                        "INFO: start to scale-in " + A,
                        "INFO: migrate table t1 partition 0 in db1 from " + A + " to " + C,
                        "INFO: migrate table t1 partition 0 in db1 from " + A + " to " + C + " success",
                        "INFO: migrate table t2 partition 0 in db1 from " + A + " to " + B,
                        "INFO: migrate table t2 partition 0 in db1 from " + A + " to " + B + " success",
                        "INFO: execute scale-in success");
        assertThat(cli.asked()).contains("migrate " + A + " t1 0 " + C + "@db1", "delreplica t2 0 " + A + "@db1");
    }

    @Test
    void scale_in_needs_as_many_tablets_as_replicas() {
        cli.answers(
                        "showtable @db1",
                        rows(
                                "t1 6 0 " + A + " leader yes 2 2 1.312 K 8.984 K",
                                "t1 6 0 " + B + " follower yes 2 2 1.312 K 8.984 K"))
                .answers("gettablestatus  @" + A, rows());
        assertThat(ToolRun.of(cli, directory, "--cmd=scalein", "--endpoints=" + A)
                        .said())
                .endsWith(
                        "ERROR: replica num of table t1 in db1 is 2, left endpoints num is 1, cannot execute scale-in");
    }

    @Test
    void scale_in_refuses_a_tablet_that_is_not_alive_and_no_tablet_at_all() {
        assertThat(ToolRun.of(cli, directory, "--cmd=scalein", "--endpoints=" + C)
                        .said())
                .containsExactly("ERROR: " + C + " is not alive, cannot execute scale-in");
        assertThat(ToolRun.of(cli, directory, "--cmd=scalein").said()).containsExactly("ERROR: no endpoint specified");
    }

    @Test
    void scale_out_moves_partitions_until_no_tablet_has_two_more_than_another() {
        cli.answers(
                        "showtable @db1",
                        rows(
                                "t1 6 0 " + A + " leader yes 2 2 1.312 K 8.984 K",
                                "t1 6 1 " + A + " follower yes 2 2 1.312 K 8.984 K",
                                "t1 6 1 " + C + " leader yes 2 2 1.312 K 8.984 K",
                                "t1 6 2 " + A + " follower yes 2 2 1.312 K 8.984 K",
                                "t1 6 2 " + B + " leader yes 2 2 1.312 K 8.984 K"))
                .answers("addreplica t1 0 " + B + "@db1", "AddReplica ok\n")
                .answers("changeleader t1 0 " + B + "@db1", "change leader ok.\n")
                .answers("recovertable t1 0 " + A + "@db1", "recover table ok\n")
                .answers("delreplica t1 0 " + A + "@db1", "DelReplica ok\n")
                .answers("migrate " + A + " t1 1 " + B + "@db1", "partition migrate ok\n")
                .answers("showopstatus t1 0 @db1", DONE)
                .answers("showopstatus t1 1 @db1", DONE);
        var run = ToolRun.of(cli, directory, "--cmd=scaleout");
        assertThat(run.said())
                .startsWith(
                        "INFO: start to balance db1",
                        "INFO: max partition endpoint: " + A + " num: 3, min partition endpoint: " + B + " num: 1")
                .endsWith("INFO: execute scale-out success");
        assertThat(run.said().get(run.said().size() - 2))
                .matches("INFO: max partition endpoint: (\\S+) num: 2, min partition endpoint: \\1 num: 2");
    }

    @Test
    void scale_out_leaves_a_difference_of_one_alone() {
        cli.answers("showtable @db1", rows("t1 6 0 " + A + " leader yes 2 2 1.312 K 8.984 K"));
        assertThat(ToolRun.of(cli, directory, "--cmd=scaleout").said())
                .containsExactly(
                        "INFO: start to balance db1",
                        "INFO: max partition endpoint: " + A + " num: 1, min partition endpoint: " + B + " num: 0",
                        "INFO: execute scale-out success");
    }

    @Test
    void a_refused_migration_ends_scale_out() {
        cli.answers(
                        "showtable @db1",
                        rows(
                                "t1 6 0 " + A + " follower yes 2 2 1.312 K 8.984 K",
                                "t1 6 0 " + C + " leader yes 2 2 1.312 K 8.984 K",
                                "t1 6 1 " + A + " follower yes 2 2 1.312 K 8.984 K",
                                "t1 6 1 " + C + " leader yes 2 2 1.312 K 8.984 K"))
                .answers("migrate " + A + " t1 0 " + B + "@db1", "failed to migrate partition. error msg: no\n")
                .answers("migrate " + A + " t1 1 " + B + "@db1", "failed to migrate partition. error msg: no\n");
        var said = ToolRun.of(cli, directory, "--cmd=scaleout").said();
        assertThat(said.get(said.size() - 1))
                .matches("ERROR: migrate partition failed! table t1 partition [01] " + A + " " + B);
    }
}
