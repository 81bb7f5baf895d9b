package dev.runproof.lab.openmldb.ops;

import static dev.runproof.lab.openmldb.ops.ScriptedCli.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowTest {
    private static final String STATUS = "show table status like '%';";

    private static final String HEADER = "Table_id Table_name Database_name Storage_type Rows Memory_data_size"
            + " Disk_data_size Partition Partition_unalive Replica Offline_path Offline_format Offline_symbolic_paths"
            + " Warnings";

    private static final String RULE = " ---------- ---------- \n";

    private static final String EMPTY = """
            +----+-------+---------+------+-----+--------+------------+--------------+----------+----------+---------------------+
            | db | op_id | op_type | name | pid | status | start_time | execute_time | end_time | cur_task | for_replica_cluster |
            +----+-------+---------+------+-----+--------+------------+--------------+----------+----------+---------------------+
            +----+-------+---------+------+-----+--------+------------+--------------+----------+----------+---------------------+
            """;

    @TempDir
    private Path directory;

    private final ScriptedCli cli = ScriptedCli.ofEmptyCluster();

    private static String sql(String... records) {
        var text = new StringBuilder(RULE + "  " + HEADER + "  \n" + RULE);
        for (String record : records) {
            text.append("  ").append(record).append("  \n");
        }
        return text.append(RULE + "\n" + records.length + " rows in set\n").toString();
    }

    @Test
    void prints_a_header_without_ops() {
        var run = ToolRun.of(cli, directory, "--cmd=showopstatus");
        assertThat(run.stdout()).isEqualTo(EMPTY);
        assertThat(run.status()).isZero();
    }

    @Test
    void prints_ops_of_all_databases_hidden_ones_first_with_centred_cells() {
        cli.answers(
                        "showopstatus   @INFORMATION_SCHEMA",
                        rows("4 kChangeLeaderOP VARS 0 kDone 20240701100003 0s 20240701100003 - no"))
                .answers("showopstatus   @db1", rows("10 kAddReplicaOP 订单 0 kDoing 20240701100112 3s - kLoadTable no"));
        assertThat(ToolRun.of(cli, directory, "--cmd=showopstatus").stdout()).isEqualTo("""
                +--------------------+-------+-----------------+------+-----+--------+----------------+--------------+----------------+------------+---------------------+
                |         db         | op_id |     op_type     | name | pid | status |   start_time   | execute_time |    end_time    |  cur_task  | for_replica_cluster |
                +--------------------+-------+-----------------+------+-----+--------+----------------+--------------+----------------+------------+---------------------+
                | INFORMATION_SCHEMA |   4   | kChangeLeaderOP | VARS |  0  | kDone  | 20240701100003 |      0s      | 20240701100003 |     -      |          no         |
                |        db1         |   10  |  kAddReplicaOP  | 订单 |  0  | kDoing | 20240701100112 |      3s      |       -        | kLoadTable |          no         |
                +--------------------+-------+-----------------+------+-----+--------+----------------+--------------+----------------+------------+---------------------+
                """);
    }

    @Test
    void compares_the_filter_exactly() {
        cli.answers("showopstatus   @db1", rows("10 kAddReplicaOP t 0 kFailed 20240701100112 3s - kLoadTable no"));
        assertThat(ToolRun.of(cli, directory, "--cmd=showopstatus", "--filter=kfailed")
                        .stdout())
                .isEqualTo(EMPTY);
        assertThat(ToolRun.of(cli, directory, "--cmd=showopstatus", "--filter=kFailed")
                        .stdout())
                .contains("| kFailed |");
    }

    @Test
    void asks_one_database_where_that_is_wanted() {
        ToolRun.of(cli, directory, "--cmd=showopstatus", "--db=db1");
        assertThat(cli.asked()).containsExactly("showopstatus   @db1");
    }

    @Test
    void prints_the_word_for_a_failed_question_instead_of_a_table() {
        cli.answers("showopstatus   @db1", "Fail to show tablets. error msg: nameserver is not leader\n");
        var run = ToolRun.of(cli, directory, "--cmd=showopstatus");
        assertThat(run.stdout()).isEqualTo("showopstatus failed\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_name_with_a_blank_ends_python() {
        cli.answers("showopstatus   @db1", rows("10 kAddReplicaOP my table 0 kDone 20240701100112 3s - - no"));
        var run = ToolRun.of(cli, directory, "--cmd=showopstatus");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lastLine())
                .isEqualTo("ValueError: Row has incorrect number of values, (actual) 12!=11 (expected)");
    }

    @Test
    void without_prettytable_python_ends_after_the_questions() {
        var run = new ToolRun().withoutPrettyTable().run(cli, directory, "--cmd=showopstatus");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.lastLine()).isEqualTo("ModuleNotFoundError: No module named 'prettytable'");
    }

    @Test
    void drops_tables_with_warnings_and_those_without_symbolic_path() {
        cli.answers(
                STATUS,
                "ERROR: table db1.sick is broken, `show table status` to check detail\n"
                        + sql(
                                "7 good db1 memory 10 1344 9200 2 0 1 NULL NULL NULL",
                                "8 sick db1 memory 10 1344 9200 2 0 1 NULL NULL NULL [pid=0]: state is kNotFound",
                                "9 offline db1 memory 10 1344 9200 2 0 1 hdfs://x parquet"));
        var run = ToolRun.of(cli, directory, "--cmd=showtablestatus");
        assertThat(run.status()).isZero();
        assertThat(run.said())
                .containsExactly("INFO: ERROR: table db1.sick is broken, `show table status` to check detail");
        assertThat(run.stdout()).isEqualTo("""
                +----------+------------+---------------+--------------+------+------------------+----------------+-----------+-------------------+---------+--------------+----------------+------------------------+----------+
                | Table_id | Table_name | Database_name | Storage_type | Rows | Memory_data_size | Disk_data_size | Partition | Partition_unalive | Replica | Offline_path | Offline_format | Offline_symbolic_paths | Warnings |
                +----------+------------+---------------+--------------+------+------------------+----------------+-----------+-------------------+---------+--------------+----------------+------------------------+----------+
                |    7     |    good    |      db1      |    memory    |  10  |       1344       |      9200      |     2     |         0         |    1    |     NULL     |      NULL      |          NULL          |          |
                +----------+------------+---------------+--------------+------+------------------+----------------+-----------+-------------------+---------+--------------+----------------+------------------------+----------+
                """);
    }

    @Test
    void takes_a_table_called_failed_for_a_failure() {
        var raw = sql("7 failed_orders db1 memory 10 1344 9200 2 0 1 NULL NULL NULL");
        cli.answers(STATUS, raw);
        var run = ToolRun.of(cli, directory, "--cmd=showtablestatus");
        assertThat(run.status()).isZero();
        assertThat(run.said()).endsWith("ERROR: show table status failed");
        assertThat(run.stdout()).isEqualTo(raw + "\n");
    }

    @Test
    void asks_with_the_filter_as_pattern() {
        cli.answers("show table status like 'db_';", sql());
        ToolRun.of(cli, directory, "--cmd=showtablestatus", "--filter=db_");
        assertThat(cli.asked()).containsExactly("show table status like 'db_';");
    }
}
