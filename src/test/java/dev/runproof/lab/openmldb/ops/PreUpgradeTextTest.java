package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ScriptedCli.A;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of stderr, byte for byte, of a pre-upgrade with one leader; tables as the client of 0.9.2 prints them. */
class PreUpgradeTextTest {
    @TempDir
    private Path directory;

    @Test
    void echoes_each_call_and_its_answer_and_says_what_it_does() {
        var cli = new ScriptedCli()
                .answers("showns", """
                        ns leader: 192.0.2.11:7527
                          endpoint         real_endpoint  role  \s
                        -------------------------------------------
                          192.0.2.11:7527  -              leader\s
                          192.0.2.12:7527  -              standby
                        """)
                .answers("showtablet", """
                        ns leader: 192.0.2.11:7527
                          endpoint          real_endpoint  state     age
                        --------------------------------------------------
                          192.0.2.21:10921  -              kHealthy  5m\s
                          192.0.2.22:10921  -              kHealthy  5m\s
                        """)
                .answers("confget auto_failover", """
                          key            value
                        ------------------------
                          auto_failover  true\s
                        """)
                .answers("confset auto_failover false", "set auto_failover ok\n")
                .answers("confset auto_failover true", "set auto_failover ok\n")
                .answers("gettablestatus  @" + A, """
                          tid  pid  offset  mode          state         enable_expire  ttl   ttl_offset  memused  compress_type  skiplist_height
                        --------------------------------------------------------------------------------------------------------------------------
                          6    0    2       kTableLeader  kTableNormal  true           0min  0s          1.312 K  kNoCompress    1             \s
                        """)
                .answers("showdb", """
                          #  name
                        -----------
                          1  db1\s
                        """)
                .answers("showtable @__INTERNAL_DB", EMPTY)
                .answers("showtable @__PRE_AGG_DB", EMPTY)
                .answers("showtable @INFORMATION_SCHEMA", EMPTY)
                .answers("showtable @db1", """
                          name  tid  pid  endpoint          role      is_alive  offset  record_cnt  memused  diskused
                        -----------------------------------------------------------------------------------------------
                          t1    6    0    192.0.2.21:10921  leader    yes       2       2           1.312 K  8.984 K\s
                          t1    6    0    192.0.2.22:10921  follower  yes       2       2           1.312 K  8.984 K\s
                        """)
                .answers(
                        "changeleader t1 0 auto@db1",
                        "change leader ok. If there are writing operations while changing"
                                + " a leader, it may cause data loss.\n")
                .answers("recovertable t1 0 " + A + "@db1", "recover table ok\n")
                .answers("showopstatus t1 0 @db1", OPS_DOING, OPS_DONE);
        var run = ToolRun.of(cli, directory, "--cmd=pre-upgrade", "--endpoints=" + A);
        assertThat(run.stderr().lines())
                .containsExactlyElementsOf(EXPECTED.lines().toList());
        assertThat(run.stderr()).endsWith("ok\n\n");
        assertThat(directory.resolve(".stat")).hasContent("192.0.2.21:10921,db1,t1,6,0,\n");
    }

    private static final String EMPTY = """
              name  tid  pid  endpoint  role  is_alive  offset  record_cnt  memused  diskused
            -----------------------------------------------------------------------------------
            """;

    private static final String OPS_DOING = """
              op_id  op_type          name  pid  status  start_time      execute_time  end_time  cur_task       for_replica_cluster
            -------------------------------------------------------------------------------------------------------------------------
              1      kChangeLeaderOP  t1    0    kDoing  20240701100741  0s            -         kSelectLeader  no                \s
            """;

    private static final String OPS_DONE = """
              op_id  op_type          name  pid  status  start_time      execute_time  end_time        cur_task  for_replica_cluster
            --------------------------------------------------------------------------------------------------------------------------
              1      kChangeLeaderOP  t1    0    kDone   20240701100741  0s            20240701100741  -         no                \s
            """;

    private static final String EXPECTED = """
            INFO: ./bin/openmldb --zk_cluster=192.0.2.11:2181 --zk_root_path=/openmldb --role=ns_client --interactive=false --cmd=showns
            INFO: ns leader: 192.0.2.11:7527
              endpoint         real_endpoint  role  \s
            -------------------------------------------
              192.0.2.11:7527  -              leader\s
              192.0.2.12:7527  -              standby

            INFO: ./bin/openmldb --zk_cluster=192.0.2.11:2181 --zk_root_path=/openmldb --role=ns_client --interactive=false --cmd=showtablet
            INFO: ns leader: 192.0.2.11:7527
              endpoint          real_endpoint  state     age
            --------------------------------------------------
              192.0.2.21:10921  -              kHealthy  5m\s
              192.0.2.22:10921  -              kHealthy  5m\s

            INFO: ns leader: 192.0.2.11:7527
            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=confget auto_failover
            INFO:   key            value
            ------------------------
              auto_failover  true\s

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=confset auto_failover false
            INFO: set auto_failover ok

            INFO: start to pre-upgrade 192.0.2.21:10921
            INFO: ./bin/openmldb --role=client --interactive=false --endpoint=192.0.2.21:10921 --cmd=gettablestatus \s
            INFO:   tid  pid  offset  mode          state         enable_expire  ttl   ttl_offset  memused  compress_type  skiplist_height
            --------------------------------------------------------------------------------------------------------------------------
              6    0    2       kTableLeader  kTableNormal  true           0min  0s          1.312 K  kNoCompress    1             \s

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=showdb
            INFO:   #  name
            -----------
              1  db1\s

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=showtable  --database=__INTERNAL_DB
            INFO:   name  tid  pid  endpoint  role  is_alive  offset  record_cnt  memused  diskused
            -----------------------------------------------------------------------------------

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=showtable  --database=__PRE_AGG_DB
            INFO:   name  tid  pid  endpoint  role  is_alive  offset  record_cnt  memused  diskused
            -----------------------------------------------------------------------------------

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=showtable  --database=INFORMATION_SCHEMA
            INFO:   name  tid  pid  endpoint  role  is_alive  offset  record_cnt  memused  diskused
            -----------------------------------------------------------------------------------

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=showtable  --database=db1
            INFO:   name  tid  pid  endpoint          role      is_alive  offset  record_cnt  memused  diskused
            -----------------------------------------------------------------------------------------------
              t1    6    0    192.0.2.21:10921  leader    yes       2       2           1.312 K  8.984 K\s
              t1    6    0    192.0.2.22:10921  follower  yes       2       2           1.312 K  8.984 K\s

            INFO: change leader of table partition db1 t1 0 in '192.0.2.21:10921' to '' False
            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=changeleader t1 0 auto --database=db1
            INFO: change leader ok. If there are writing operations while changing a leader, it may cause data loss.

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=showopstatus t1 0  --database=db1
            INFO:   op_id  op_type          name  pid  status  start_time      execute_time  end_time  cur_task       for_replica_cluster
            -------------------------------------------------------------------------------------------------------------------------
              1      kChangeLeaderOP  t1    0    kDoing  20240701100741  0s            -         kSelectLeader  no                \s

            INFO: waiting 1 kChangeLeaderOP t1 0 kDoing 20240701100741 0s - kSelectLeader no
            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=showopstatus t1 0  --database=db1
            INFO:   op_id  op_type          name  pid  status  start_time      execute_time  end_time        cur_task  for_replica_cluster
            --------------------------------------------------------------------------------------------------------------------------
              1      kChangeLeaderOP  t1    0    kDone   20240701100741  0s            20240701100741  -         no                \s

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=recovertable t1 0 192.0.2.21:10921 --database=db1
            INFO: recover table ok

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=showopstatus t1 0  --database=db1
            INFO:   op_id  op_type          name  pid  status  start_time      execute_time  end_time        cur_task  for_replica_cluster
            --------------------------------------------------------------------------------------------------------------------------
              1      kChangeLeaderOP  t1    0    kDone   20240701100741  0s            20240701100741  -         no                \s

            INFO: ./bin/openmldb --endpoint=192.0.2.11:7527 --role=ns_client --interactive=false --cmd=confset auto_failover true
            INFO: set auto_failover ok

            """;
}
