package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ScriptedCli.A;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.B;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.NS;
import static dev.runproof.lab.openmldb.ops.ScriptedCli.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One table with one partition: A leads, B follows, A has just come back empty. */
class RecoverDataTest {
    private static final String ROWS = rows(
            "t1 6 0 " + A + " leader yes 2 2 1.312 K 8.984 K", "t1 6 0 " + B + " follower yes 2 2 1.312 K 8.984 K");
    private static final String LEADS = rows("6 0 2 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1");
    private static final String FOLLOWS = rows("6 0 2 kTableFollower kTableNormal true 0min 0s 1.312 K kNoCompress 1");

    @TempDir
    private Path directory;

    private final ScriptedCli cli = ScriptedCli.ofEmptyCluster();
    private final List<Http.Request> sent = new ArrayList<>();
    private String meta = """
            {"endpoint":"%s","is_leader":true,"is_alive":true,"offset":2},
            {"endpoint":"%s","is_leader":false,"is_alive":true,"offset":2}""".formatted(A, B);
    private String loadAnswer = "{\"code\":0,\"msg\":\"ok\"}";

    @BeforeEach
    void oneTable() {
        cli.answers("showtable @db1", ROWS)
                .answers("showtable t1@db1", ROWS)
                .answers("gettablestatus  @" + A, rows(), rows(), LEADS)
                .answers("gettablestatus  @" + B, FOLLOWS)
                .answers("gettablestatus 6 0@" + A, LEADS)
                .answers("updatetablealive t1 0 " + B + " no@db1", "update ok\n")
                .answers("recovertable t1 0 " + B + "@db1", "recover table ok\n")
                .answers("showopstatus t1  @db1", rows("1 kRecoverTableOP t1 0 kDone - - - - no"));
    }

    private Http.Answer answer(Http.Request request) {
        sent.add(request);
        return new Http.Answer(200, "OK", request.path().endsWith("LoadTable") ? loadAnswer : """
                        {"code":0,"msg":"ok","table_info":[{"name":"t1","db":"db1","tid":6,"partition_num":1,
                        "replica_num":2,"storage_mode":"kSSD","table_partition":[{"pid":0,"partition_meta":[%s]}]}]}""".formatted(meta));
    }

    private ToolRun recoverData() {
        return new ToolRun().run(cli, this::answer, directory, "--cmd=recoverdata");
    }

    @Test
    void a_healthy_table_is_left_alone() {
        cli.answers("gettablestatus  @" + A, LEADS);
        var run = recoverData();
        assertThat(run.said()).containsExactly("INFO: t1 in db1 is healthy");
        assertThat(sent).isEmpty();
    }

    @Test
    void loads_the_leader_and_recovers_a_live_follower() {
        var run = recoverData();
        assertThat(run.status()).isZero();
        assertThat(run.said())
                .containsExactly(
                        "INFO: recover t1 in db1",
                        "INFO: leader replica is not in tablet, db db1 name t1 pid 0 endpoint " + A
                                + ". start loading data...",
                        "INFO: update ok",
                        "INFO: recover table ok",
                        "INFO: t1 in db1 recover success");
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(1));
        var headers = Map.of("Content-type", "application/json", "Authorization", "foo");
        assertThat(sent)
                .containsExactly(
                        new Http.Request(NS, "/NameServer/ShowTable", headers, "{\"db\": \"db1\", \"name\": \"t1\"}"),
                        new Http.Request(
                                A,
                                "/TabletServer/LoadTable",
                                headers,
                                "{\"table_meta\": {\"name\": \"t1\", \"tid\": 6, \"pid\": 0, \"ttl\": 0,"
                                        + " \"seg_cnt\": 8, \"storage_mode\": \"kSSD\"}}"));
        assertThat(cli.asked()).endsWith("gettablestatus  @" + B, "confset auto_failover true");
    }

    @Test
    void waits_while_the_leader_loads_and_while_an_op_is_doing() {
        cli.answers(
                        "gettablestatus 6 0@" + A,
                        rows(),
                        rows("6 0 0 kTableLeader kTableLoading true 0min 0s 1.312 K kNoCompress 1"),
                        LEADS)
                .answers(
                        "showopstatus t1  @db1",
                        rows("1 kRecoverTableOP t1 0 kDoing - - - - no"),
                        rows("1 kRecoverTableOP t1 0 kDone - - - - no"));
        var run = recoverData();
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(2 + 2 + 1 + 2));
        assertThat(run.said())
                .containsSubsequence(
                        "INFO: table is loading... tid 6 pid 0",
                        "INFO: 1 kRecoverTableOP t1 0 kDoing - - - - no",
                        "INFO: waiting task");
    }

    @Test
    void takes_the_last_of_two_leader_rows_even_a_stale_one() {
        meta = """
                {"endpoint":"%s","is_leader":true,"is_alive":true,"offset":9},
                {"endpoint":"%s","is_leader":true,"is_alive":false,"offset":2}""".formatted(B, A);
        cli.answers("updatetablealive t1 0 " + A + " yes@db1", "update ok\n");
        recoverData();
        assertThat(cli.asked())
                .containsSubsequence(
                        "updatetablealive t1 0 " + A + " yes@db1",
                        "updatetablealive t1 0 " + B + " no@db1",
                        "recovertable t1 0 " + B + "@db1");
    }

    @Test
    void a_table_that_stays_sick_is_an_error_and_the_next_one_follows() {
        cli.answers(
                        "showtable @db1",
                        rows(
                                "t1 6 0 " + A + " leader yes 2 2 1.312 K 8.984 K",
                                "t2 7 0 " + B + " leader yes 2 2 1.312 K 8.984 K"))
                .answers("showtable t2@db1", rows("t2 7 0 " + B + " leader yes 2 2 1.312 K 8.984 K"))
                .answers("gettablestatus  @" + A, rows())
                .answers(
                        "gettablestatus  @" + B,
                        rows(
                                "6 0 2 kTableFollower kTableNormal true 0min 0s 1.312 K kNoCompress 1",
                                "7 0 2 kTableLeader kTableNormal true 0min 0s 1.312 K kNoCompress 1"));
        var run = recoverData();
        assertThat(run.status()).isZero();
        assertThat(run.said())
                .endsWith(
                        "WARNING: not table partition in " + A,
                        "ERROR: recover table failed. db db1 name t1, check log for detail",
                        "INFO: t2 in db1 is healthy");
    }

    @Test
    void a_refused_load_is_an_error() {
        loadAnswer = "{\"code\":-1,\"msg\":\"no such \\\"table\\\"\"}";
        assertThat(recoverData().said())
                .contains("ERROR: load table failed. db db1 name t1 tid 6 pid 0 endpoint " + A
                        + " msg no such \"table\"");
    }

    @Test
    void a_server_that_is_not_there_ends_python_with_auto_failover_off() {
        var run = new ToolRun()
                .run(
                        cli,
                        request -> {
                            throw new ConnectException("Connection refused");
                        },
                        directory,
                        "--cmd=recoverdata");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine()).isEqualTo("ConnectionRefusedError: [Errno 111] Connection refused");
        assertThat(cli.asked()).doesNotContain("confset auto_failover true");
    }

    @Test
    void an_offset_is_mandatory_in_the_nameservers_answer() {
        meta = "{\"endpoint\":\"" + A + "\",\"is_leader\":true,\"is_alive\":true}";
        assertThat(recoverData().lastLine()).isEqualTo("KeyError: 'offset'");
    }
}
