package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ScriptedCli.A;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.B;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.C;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tablet A leads a partition of a table with two replicas and one of a table with a single one. */
class PreUpgradeTest {
    private static final String OK =
            "change leader ok. If there are writing operations while changing a leader, it may" + " cause data loss.\n";

    @TempDir
    private Path directory;

    private final ScriptedCli cli = ScriptedCli.ofEmptyCluster();

    @BeforeEach
    void tables() {
        cli.answers(
                        "gettablestatus  @" + A,
                        rows(
                                "6 0 2 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1",
                                "6 1 2 kTableFollower kTableNormal true 0min 0s 1.312 K kNoCompress 1",
                                "7 0 10 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1"))
                .answers(
                        "showtable @db1",
                        rows(
                                "t1 6 0 " + A + " leader yes 2 2 1.312 K 8.984 K",
                                "t1 6 0 " + B + " follower yes 2 2 1.312 K 8.984 K",
                                "t1 6 1 " + B + " leader yes 2 2 1.312 K 8.984 K",
                                "t1 6 1 " + A + " follower yes 2 2 1.312 K 8.984 K",
                                "t2 7 0 " + A + " leader yes 10 10 1.312 K 8.984 K",
                                "t3 8 0 " + C + " leader yes 10 10 1.312 K 8.984 K"))
                .answers("changeleader t1 0 auto@db1", OK)
                .answers("recovertable t1 0 " + A + "@db1", "recover table ok\n")
                .answers(
                        "showopstatus t1 0 @db1",
                        op("1 kChangeLeaderOP t1", "kDone"),
                        op("3 kReAddReplicaSimplifyOP t1", "kDone"))
                .answers("addreplica t2 0 " + C + "@db1", "AddReplica ok\n")
                .answers("changeleader t2 0 " + C + "@db1", OK)
                .answers("recovertable t2 0 " + A + "@db1", "recover table ok\n")
                .answers("showopstatus t2 0 @db1", op("4 kAddReplicaOP t2", "kDone"));
    }

    private static String op(String idTypeName, String status) {
        return rows(idTypeName + " 0 " + status + " 20240701100741 0s 20240701100741 - no");
    }

    private ToolRun preUpgrade(String... more) {
        var words = new ArrayList<>(List.of("--cmd=pre-upgrade", "--endpoints=" + A, "--statfile=stat-a"));
        words.addAll(List.of(more));
        return ToolRun.of(cli, directory, words.toArray(String[]::new));
    }

    private String statfile() throws IOException {
        return Files.readString(directory.resolve("stat-a"));
    }

    @Test
    void moves_every_leader_of_the_tablet_and_writes_it_down() throws Exception {
        var run = preUpgrade();
        assertThat(run.status()).isZero();
        assertThat(run.stdout()).isEmpty();
        assertThat(cli.asked())
                .containsExactly(
                        "confget auto_failover",
                        "confset auto_failover false",
                        "gettablestatus  @" + A,
                        "showdb",
                        "showtable @__INTERNAL_DB",
                        "showtable @__PRE_AGG_DB",
                        "showtable @INFORMATION_SCHEMA",
                        "showtable @db1",
                        "changeleader t1 0 auto@db1",
                        "showopstatus t1 0 @db1",
                        "recovertable t1 0 " + A + "@db1",
                        "showopstatus t1 0 @db1",
                        "addreplica t2 0 " + C + "@db1",
                        "showopstatus t2 0 @db1",
                        "changeleader t2 0 " + C + "@db1",
                        "showopstatus t2 0 @db1",
                        "recovertable t2 0 " + A + "@db1",
                        "showopstatus t2 0 @db1",
                        "confset auto_failover true");
        assertThat(run.said())
                .containsExactly(
                        "INFO: start to pre-upgrade " + A,
                        "INFO: change leader of table partition db1 t1 0 in '" + A + "' to '' False",
                        "INFO: " + OK.strip(),
                        "INFO: recover table ok",
                        "INFO: change leader of table partition db1 t2 0 in '" + A + "' to '" + C + "' True",
                        "INFO: AddReplica ok",
                        "INFO: " + OK.strip(),
                        "INFO: recover table ok");
        assertThat(statfile()).isEqualTo(A + ",db1,t1,6,0,\n" + A + ",db1,t2,7,0," + C + "\n");
    }

    @Test
    void appends_to_a_statfile_that_is_there() throws Exception {
        Files.writeString(directory.resolve("stat-a"), B + ",db1,t1,6,1,\n");
        preUpgrade();
        assertThat(statfile()).startsWith(B + ",db1,t1,6,1,\n" + A + ",db1,t1,6,0,\n");
    }

    @Test
    void waits_without_limit_and_looks_every_two_seconds() {
        var doing = op("1 kChangeLeaderOP t1", "kDoing");
        cli.answers(
                "showopstatus t1 0 @db1",
                op("1 kChangeLeaderOP t1", "kInited"),
                doing,
                doing,
                op("1 kChangeLeaderOP t1", "kDone"));
        var run = preUpgrade();
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(6));
        assertThat(run.said())
                .contains("INFO: waiting 1 kChangeLeaderOP t1 0 kInited 20240701100741 0s 20240701100741 - no")
                .contains("INFO: waiting 1 kChangeLeaderOP t1 0 kDoing 20240701100741 0s 20240701100741 - no");
    }

    @Test
    void a_cancelled_op_passes_for_done() {
        cli.answers("showopstatus t1 0 @db1", op("1 kChangeLeaderOP t1", "kCanceled"));
        assertThat(preUpgrade().stderr()).doesNotContain("ERROR");
    }

    @Test
    void a_failed_change_of_leader_ends_it_with_what_was_done_before() throws Exception {
        cli.answers("showopstatus t2 0 @db1", op("4 kAddReplicaOP t2", "kDone"), op("5 kChangeLeaderOP t2", "kFailed"));
        var run = preUpgrade();
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: changer leader failed", "ERROR: change leader failed. db1 t2 0");
        assertThat(statfile()).isEqualTo(A + ",db1,t1,6,0,\n");
        assertThat(cli.asked()).endsWith("confset auto_failover true");
    }

    @Test
    void a_refused_change_of_leader_is_an_error_of_several_lines() throws Exception {
        cli.answers("changeleader t1 0 auto@db1", "failed to change leader. error msg: no alive follower\n");
        var run = preUpgrade();
        assertThat(run.stderr())
                .contains("\nERROR: failed to change leader. error msg: no alive follower\n\n"
                        + "ERROR: change leader failed. db1 t1 0\n");
        assertThat(statfile()).isEmpty();
    }

    @Test
    void a_failed_extra_replica_ends_it() throws Exception {
        cli.answers("showopstatus t2 0 @db1", op("4 kAddReplicaOP t2", "kFailed"));
        var run = preUpgrade();
        assertThat(run.said()).endsWith("ERROR: add replica failed. db1 t2 0 " + C);
        assertThat(statfile()).isEqualTo(A + ",db1,t1,6,0,\n");
    }

    @Test
    void without_another_tablet_a_single_replica_stays_and_the_next_one_follows() throws Exception {
        cli.answers(
                "showtable @db1",
                rows(
                        "t1 6 0 " + A + " leader yes 2 2 1.312 K 8.984 K",
                        "t2 7 0 " + A + " leader yes 10 10 1.312 K 8.984 K"));
        var run = preUpgrade();
        assertThat(run.status()).isZero();
        assertThat(run.said())
                .containsExactly(
                        "INFO: start to pre-upgrade " + A,
                        "ERROR: can not find endpoint to add replica to. db1 t1 0 in " + A,
                        "ERROR: can not find endpoint to add replica to. db1 t2 0 in " + A);
        assertThat(statfile()).isEmpty();
    }

    @Test
    void single_replicas_are_left_alone_where_that_is_allowed() throws Exception {
        assertThat(preUpgrade("--allow_single_replica").stderr()).doesNotContain("t2 0");
        assertThat(statfile()).isEqualTo(A + ",db1,t1,6,0,\n");
    }

    @Test
    void an_offline_tablet_is_an_error_with_status_0_and_no_statfile() {
        cli.answers("gettablestatus  @" + A, "gettablestatus failed, error msg: rpc failed\n");
        var run = preUpgrade();
        assertThat(run.status()).isZero();
        assertThat(run.said())
                .endsWith(
                        "ERROR: gettablestatus failed on ['./bin/openmldb', '--role=client', '--interactive=false',"
                                + " '--endpoint=" + A + "', '--cmd=gettablestatus  ']",
                        "ERROR: get table status failed from " + A);
        assertThat(directory.resolve("stat-a")).doesNotExist();
        assertThat(cli.asked()).endsWith("confset auto_failover true");
    }

    @Test
    void an_unknown_offset_ends_python_with_auto_failover_off() {
        cli.answers("showtable @db1", rows("t1 6 0 " + A + " leader yes - - - -"));
        var run = preUpgrade();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("ValueError: invalid literal for int() with base 10: '-'");
        assertThat(cli.asked()).doesNotContain("confset auto_failover true");
    }

    @Test
    void a_leader_of_a_dropped_table_ends_python_without_a_statfile_after_leaders_have_moved() {
        cli.answers(
                "gettablestatus  @" + A,
                rows(
                        "6 0 2 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1",
                        "99 0 2 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1"));
        var run = preUpgrade();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("TypeError: cannot unpack non-iterable NoneType object");
        assertThat(cli.asked()).contains("changeleader t1 0 auto@db1");
        assertThat(directory.resolve("stat-a")).doesNotExist();
    }

    @Test
    void no_op_row_at_all_ends_python() {
        cli.answers("showopstatus t1 0 @db1", rows());
        assertThat(preUpgrade().lastLine()).isEqualTo("IndexError: list index out of range");
    }

    @Test
    void a_recovery_without_its_words_is_neither_waited_for_nor_complained_of() throws Exception {
        cli.answers("recovertable t1 0 " + A + "@db1", "\n");
        var run = preUpgrade();
        assertThat(run.stderr()).doesNotContain("ERROR");
        assertThat(cli.asked().stream().filter("showopstatus t1 0 @db1"::equals))
                .hasSize(1);
        assertThat(statfile()).startsWith(A + ",db1,t1,6,0,\n");
    }

    @Test
    void an_ops_question_is_asked_three_times_at_once() {
        cli.answers("showopstatus t1 0 @db1", "Fail to show tablets. error msg: nameserver is not leader\n");
        var run = preUpgrade();
        assertThat(cli.asked().stream().filter("showopstatus t1 0 @db1"::equals))
                .hasSize(3);
        assertThat(run.waited()).isZero();
        assertThat(run.said()).endsWith("ERROR: changer leader failed", "ERROR: change leader failed. db1 t1 0");
    }

    @Test
    void stops_where_it_is_when_its_caller_is_killed() {
        var run = new ToolRun().killedAt("--cmd=recovertable t1 0");
        assertThatThrownBy(() -> run.run(cli, directory, "--cmd=pre-upgrade", "--endpoints=" + A, "--statfile=stat-a"))
                .isInstanceOf(Tool.CallerGone.class);
        assertThat(cli.asked()).endsWith("changeleader t1 0 auto@db1", "showopstatus t1 0 @db1");
        assertThat(directory.resolve("stat-a")).doesNotExist();
    }

    @Test
    void a_statfile_in_no_directory_is_found_out_at_the_very_end() {
        var run = preUpgrade("--statfile=nowhere/stat-a");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine())
                .isEqualTo("FileNotFoundError: [Errno 2] No such file or directory: 'nowhere/stat-a'");
        assertThat(cli.asked())
                .contains("recovertable t2 0 " + A + "@db1")
                .doesNotContain("confset auto_failover true");
    }
}
