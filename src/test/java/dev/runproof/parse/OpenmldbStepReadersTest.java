package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.MavenListing.Artifact;
import dev.runproof.parse.OpenmldbJobs.Job;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.parse.OpenmldbReplicas.Replica;
import dev.runproof.parse.OpenmldbStatfile.Moved;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers of OpenMLDB's outputs that only steps need: strict, by bytes, every unknown word refused. */
class OpenmldbStepReadersTest {
    private static final List<String> REPLICA = List.of(
            "name", "tid", "pid", "endpoint", "role", "is_alive", "offset", "record_cnt", "memused", "diskused");
    private static final List<String> PARTITION = List.of(
            "tid",
            "pid",
            "offset",
            "mode",
            "state",
            "enable_expire",
            "ttl",
            "ttl_offset",
            "memused",
            "compress_type",
            "skiplist_height");
    private static final List<String> JOB = List.of(
            "job_id",
            "job_type",
            "state",
            "start_time",
            "end_time",
            "parameter",
            "cluster",
            "application_id",
            "error",
            "db",
            "name",
            "pid",
            "cur_task",
            "component");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int width(String cell) {
        return bytes(cell).length;
    }

    /** A table of the client, by its printing rules. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static String client(List<String> header, List<String>... rows) {
        var text = new StringBuilder();
        var all = new ArrayList<List<String>>(List.of(header));
        all.addAll(List.of(rows));
        for (int i = 0; i < all.size(); i++) {
            int length = 0;
            for (int column = 0; column < header.size(); column++) {
                int at = column;
                int most =
                        all.stream().mapToInt(row -> width(row.get(at))).max().orElse(0);
                String cell = all.get(i).get(column);
                text.append("  ").append(cell).append(" ".repeat(most - width(cell)));
                length += most + 2;
            }
            text.append('\n');
            if (i == 0) {
                text.append("-".repeat(length + 2)).append('\n');
            }
        }
        return text.toString();
    }

    /** A table of the SQL client, by its printing rules; a cell may have several lines. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static String sql(List<String> header, List<String>... rows) {
        var all = new ArrayList<List<String>>(List.of(header));
        all.addAll(List.of(rows));
        var text = new StringBuilder();
        var ruler = new StringBuilder();
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < header.size(); column++) {
            int at = column;
            int most = all.stream()
                    .flatMap(row -> row.get(at).lines())
                    .mapToInt(OpenmldbStepReadersTest::width)
                    .max()
                    .orElse(0);
            widths.add(most + 2);
            ruler.append(' ').append("-".repeat(most + 2));
        }
        ruler.append(" \n");
        text.append(ruler);
        for (int i = 0; i < all.size(); i++) {
            List<String> row = all.get(i);
            long lines = row.stream()
                    .mapToLong(cell -> Math.max(1, cell.lines().count()))
                    .max()
                    .orElse(1);
            for (int line = 0; line < lines; line++) {
                for (int column = 0; column < row.size(); column++) {
                    List<String> parts = row.get(column).lines().toList();
                    String part = line < parts.size() ? parts.get(line) : "";
                    text.append("  ").append(part).append(" ".repeat(widths.get(column) - 1 - width(part)));
                }
                text.append(" \n");
            }
            if (i == 0) {
                text.append(ruler);
            }
        }
        return (rows.length == 0 ? text : text.append(ruler)) + "\n" + rows.length + " rows in set\n";
    }

    private static void refuses(Function<byte[], ?> reader, String output, String words) {
        assertThatThrownBy(() -> reader.apply(bytes(output)))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageContaining(words);
    }

    @Test
    void replicas_are_read_with_names_of_any_language_and_unknown_offsets() {
        String output = "ns leader: 10.0.0.1:1\n"
                + client(
                        REPLICA,
                        List.of(
                                "订单 表",
                                "6",
                                "10",
                                "e:1",
                                "leader",
                                "no",
                                "123456789012345678",
                                "3",
                                "1.312 K",
                                "0.000"),
                        List.of("订单 表", "6", "10", "e:2", "leader", "yes", "-", "-", "-", "8.984 M"));

        assertThat(OpenmldbReplicas.parse(bytes(output)).replicas())
                .containsExactly(
                        new Replica(
                                "订单 表",
                                6,
                                10,
                                "e:1",
                                "leader",
                                false,
                                OptionalLong.of(123456789012345678L),
                                OptionalLong.of(3)),
                        new Replica("订单 表", 6, 10, "e:2", "leader", true, OptionalLong.empty(), OptionalLong.empty()));
        assertThat(OpenmldbReplicas.parse(bytes(client(REPLICA))).replicas()).isEmpty();
    }

    @Test
    void replicas_that_cannot_be_are_refused() {
        List<String> row = List.of("t", "6", "0", "e:1", "leader", "yes", "1", "1", "1.000 K", "0.000");
        refuses(OpenmldbReplicas::parse, "failed to showtable. error msg: nameserver is not leader\n", "line 1");
        refuses(OpenmldbReplicas::parse, client(REPLICA, row, row), "line 4: expected each replica once");
        for (int column : List.of(1, 2, 4, 5, 6, 7, 8, 9)) {
            var other = new ArrayList<>(row);
            other.set(column, "Yes");
            refuses(OpenmldbReplicas::parse, client(REPLICA, other), "line 3: ");
        }
    }

    @Test
    void partitions_of_a_tablet_are_read_or_its_refusal() {
        List<String> row = List.of(
                "6",
                "1",
                "9",
                "kTableFollower",
                "kMakingSnapshot",
                "true",
                "0min",
                "0s",
                "1.312 K",
                "kNoCompress",
                "1");
        assertThat(OpenmldbPartitions.parse(bytes(client(PARTITION, row))).partitions())
                .containsExactly(new Partition(6, 1, 9, "kTableFollower", "kMakingSnapshot"));
        assertThat(OpenmldbPartitions.parse(bytes("gettablestatus failed, error msg: 表 x\n"))
                        .refusal())
                .contains("gettablestatus failed, error msg: 表 x");
        refuses(OpenmldbPartitions::parse, "gettablestatus failed, error msg: x\n" + client(PARTITION), "line 2");
        refuses(OpenmldbPartitions::parse, client(PARTITION, row, row), "each partition once");
        for (int column : List.of(0, 1, 2, 3, 4, 5, 8)) {
            var other = new ArrayList<>(row);
            other.set(column, "kSomething");
            refuses(OpenmldbPartitions::parse, client(PARTITION, other), "line 3: ");
        }
    }

    @Test
    void settings_and_databases_are_read() {
        assertThat(OpenmldbSetting.parse(bytes(client(List.of("key", "value"), List.of("auto_failover", "true"))))
                        .value("auto_failover"))
                .contains("true");
        refuses(OpenmldbSetting::parse, client(List.of("key", "value")), "truncated");
        refuses(OpenmldbSetting::parse, "failed to set x. error msg: cannot found key x\n", "line 1");

        List<String> header = List.of("#", "name");
        assertThat(OpenmldbDatabases.parse(bytes(client(header, List.of("1", "db 1"), List.of("2", "数据库"))))
                        .names())
                .containsExactly("db 1", "数据库");
        assertThat(OpenmldbDatabases.parse(bytes(client(header))).names()).isEmpty();
        refuses(OpenmldbDatabases::parse, client(header, List.of("2", "db1")), "line 3");
        refuses(OpenmldbDatabases::parse, client(header, List.of("1", "a"), List.of("2", "a")), "line 4");
    }

    private static List<String> job(String id, String state, String error, String component) {
        return List.of(
                id,
                "ImportOnlineData",
                state,
                "2026-11-26 10:00:00",
                "NULL",
                "p",
                "yarn",
                "",
                error,
                "db",
                "t",
                "NULL",
                "",
                component);
    }

    @Test
    void jobs_are_read_by_their_header_and_operations_beside_them_are_none() {
        String newer = sql(
                JOB,
                job("1", "Running", "第一\nsecond line", "TaskManager"),
                job("1", "kDone", "", "NameServer"),
                job("12", "LOST", "", "TaskManager"));
        List<Job> jobs = OpenmldbJobs.parse(bytes(newer)).jobs();
        assertThat(jobs).extracting(Job::id).containsExactly(1L, 12L);
        assertThat(jobs).extracting(Job::unfinished).containsExactly(true, false);
        assertThat(jobs).extracting(Job::lost).containsExactly(false, true);

        var old = new ArrayList<>(JOB.subList(0, 9));
        old.set(0, "id");
        assertThat(OpenmldbJobs.parse(
                                bytes(sql(old, job("3", "finished", "", "").subList(0, 9))))
                        .jobs())
                .containsExactly(new Job(3, "ImportOnlineData", "finished"));
        assertThat(OpenmldbJobs.parse(bytes(sql(JOB))).jobs()).isEmpty();
        assertThat(OpenmldbJobs.parse(bytes("ERROR: table a.b is broken, `show table status` to check detail\nHINT: x\n"
                                + sql(JOB)))
                        .jobs())
                .isEmpty();
    }

    @Test
    void jobs_that_cannot_be_are_refused() {
        refuses(OpenmldbJobs::parse, "ERROR: Failed to connect to db\n", "line 1");
        refuses(OpenmldbJobs::parse, sql(List.of("id", "state")), "line 2: expected the header");
        refuses(OpenmldbJobs::parse, sql(JOB, job("x", "Running", "", "TaskManager")), "an id");
        refuses(OpenmldbJobs::parse, sql(JOB, job("1", "", "", "TaskManager")), "a state");
        refuses(
                OpenmldbJobs::parse,
                sql(JOB, job("1", "Running", "", "TaskManager")).replace("1 rows", "2 rows"),
                "expected 1 rows in set");
    }

    @Test
    void components_are_read() {
        List<String> header = List.of("Endpoint", "Role", "Connect_time", "Status", "Ns_role");
        assertThat(OpenmldbComponents.parse(bytes(
                                sql(header, List.of("m:1", "taskmanager", "2026-11-26 10:00:00", "online", "NULL"))))
                        .components())
                .containsExactly(new OpenmldbComponents.Component("m:1", "taskmanager", "online", "NULL"));
        refuses(OpenmldbComponents::parse, sql(JOB), "expected the header Endpoint");
    }

    @Test
    void a_statfile_is_read_and_written_back() {
        String content = "e:1,db1,two words,6,0,\ne:1,数据库,表,7,11,e:3\n";
        OpenmldbStatfile statfile = OpenmldbStatfile.parse(bytes(content));
        assertThat(statfile.lines())
                .containsExactly(
                        new Moved("e:1", "db1", "two words", 6, 0, ""), new Moved("e:1", "数据库", "表", 7, 11, "e:3"));
        assertThat(statfile.content()).isEqualTo(content);
        assertThat(OpenmldbStatfile.parse(new byte[0]).lines()).isEmpty();
        for (String line :
                List.of("e:1,db1,t,6,0", "e:1,db1,t,6,0,,", "e:1,,t,6,0,", "e:1,db1,t,x,0,", "e:1,db1,t,6,-1,")) {
            refuses(OpenmldbStatfile::parse, "e:1,db1,t,5,0,\n" + line + "\n", "statfile: line 2: ");
        }
    }

    private static final String TOOL_TABLE = """
            +---+
            | T |
            +---+
            """;

    @Test
    void the_tools_table_is_read_with_empty_cells_and_whatever_words_were_shifted() {
        String border = "+" + "-+".repeat(14) + "\n";
        String header = "| "
                + String.join(
                        " | ",
                        List.of(
                                "Table_id",
                                "Table_name",
                                "Database_name",
                                "Storage_type",
                                "Rows",
                                "Memory_data_size",
                                "Disk_data_size",
                                "Partition",
                                "Partition_unalive",
                                "Replica",
                                "Offline_path",
                                "Offline_format",
                                "Offline_symbolic_paths",
                                "Warnings"))
                + " |\n";
        String row = "| 7 | 表 | db1 | memory | 10 | 1 | 2 | 2 | 0 | 1 | NULL | NULL | NULL |  |\n";
        assertThat(OpenmldbToolTables.parse(bytes(border + header + border + row + border))
                        .tables())
                .containsExactly(new OpenmldbToolTables.Row("7", "表", "db1", "10"));
        assertThat(OpenmldbToolTables.parse(bytes(border + header + border + border))
                        .tables())
                .isEmpty();
        refuses(OpenmldbToolTables::parse, border + header + border + row, "truncated");
        refuses(OpenmldbToolTables::parse, TOOL_TABLE, "line 1: expected a border of 14 columns");
        refuses(OpenmldbToolTables::parse, "unsupported cmd: x\n", "line 1");
        refuses(OpenmldbToolTables::parse, "", "empty");
    }

    @Test
    void a_tool_that_gave_up_printed_the_clients_own_table() {
        byte[] raw =
                Fixture.of("openmldb-table-status/0.9.2__broken-table").text().getBytes(StandardCharsets.UTF_8);
        assertThat(OpenmldbToolTables.parse(raw).raw()).isTrue();
    }

    @Test
    void a_log_is_clean_only_with_work_and_without_complaints() {
        assertThat(OpenmldbToolLog.parse("INFO: a\n  leader ERROR: in a cell\n\n")
                        .clean())
                .isTrue();
        assertThat(OpenmldbToolLog.parse(" \n\n").clean()).isFalse();
        for (String line : List.of(
                "ERROR: x",
                "INFO: ERROR: x",
                "WARNING: x",
                "INFO: WARNING: x",
                "Traceback (most recent",
                "INFO: Fail to delreplica. error msg:y",
                "x error msg y")) {
            var log = OpenmldbToolLog.parse("INFO: a\n" + line + "\n");
            assertThat(log.clean()).as(line).isFalse();
            assertThat(log.complaints()).hasSize(1).first().hasToString("line 2: " + line);
        }
        assertThat(OpenmldbToolLog.parse(
                                "INFO: two words in d b is healthy\nINFO: t in 数据库 recover success\nINFO: recover x in y\n")
                        .recovered())
                .containsExactlyInAnyOrder("two words in d b", "t in 数据库");
    }

    @Test
    void pip_is_understood() {
        assertThat(PipShow.parse("Name: openmldb\nVersion: 0.9.2\nSummary: x\nLicense: Version: 1\n"))
                .isEqualTo(new PipShow("openmldb", "0.9.2"));
        for (String output : List.of(
                "",
                "Version: 0.9.2\n",
                "Name: openmldb\n",
                "Name: a\nVersion: 1\n---\nName: b\n",
                "WARNING: Package(s) not found: openmldb\n")) {
            assertThatThrownBy(() -> PipShow.parse(output)).isInstanceOf(OutputFormatException.class);
        }
        assertThat(
                        PipOffers.find(
                                "ERROR: Could not find a version that satisfies the requirement openmldb==0.9.3 (from versions: 0.9.0, 0.9.2)\nERROR: No matching distribution found for openmldb==0.9.3\n"))
                .contains(new PipOffers(List.of("0.9.0", "0.9.2")));
        assertThat(
                        PipOffers.find(
                                "  ERROR: Could not find a version that satisfies the requirement x==1 (from versions: none)\n"))
                .contains(new PipOffers(List.of()));
        assertThat(PipOffers.find("ERROR: connection refused\n")).isEmpty();
    }

    @Test
    void mavens_listing_and_tree_tell_the_same_artifacts() {
        String group = "com.4paradigm.openmldb";
        String list = "[INFO] Scanning for projects...\n[INFO] \n[INFO] The following files have been resolved:\n"
                + "[INFO]    com.4paradigm.openmldb:openmldb-jdbc:jar:0.9.2:compile\n"
                + "[INFO]    com.4paradigm.openmldb:openmldb-native:jar:0.9.2-macos:compile -- module x (auto)\n"
                + "[INFO]    org.example:openmldb-jdbc:jar:0.9.0:compile\n[INFO] BUILD SUCCESS\n";
        assertThat(MavenListing.parse(list, group).artifacts())
                .containsExactly(
                        new Artifact("openmldb-jdbc", "0.9.2"), new Artifact("openmldb-native", "0.9.2-macos"));
        String tree = "[INFO] org.example:app:jar:1\n[INFO] +- com.4paradigm.openmldb:openmldb-jdbc:jar:0.9.2:compile\n"
                + "[INFO] |  \\- (com.4paradigm.openmldb:openmldb-native:jar:0.9.0:compile - omitted for conflict with 0.9.2)\n"
                + "[INFO] \\- com.4paradigm.openmldb:openmldb-native:jar:0.9.2:compile\n";
        assertThat(MavenListing.parse(tree, group).artifacts())
                .hasSize(3)
                .contains(new Artifact("openmldb-native", "0.9.0"));
        String quiet =
                "+- com.4paradigm.openmldb:openmldb-jdbc:jar:0.9.2:compile\n   com.4paradigm.openmldb:openmldb-native:jar:linux:0.9.2:runtime\n";
        assertThat(MavenListing.parse(quiet, group).artifacts())
                .containsExactly(new Artifact("openmldb-jdbc", "0.9.2"), new Artifact("openmldb-native", "0.9.2"));
        assertThat(MavenListing.parse("The following files have been resolved:\n   none\n", group)
                        .artifacts())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[ERROR] Non-parseable POM\n", "[INFO] a\n[FATAL] b\n", "sh: mvn: not found\n"})
    void a_build_that_failed_tells_no_artifacts(String output) {
        assertThatThrownBy(() -> MavenListing.parse(output, "com.4paradigm.openmldb"))
                .isInstanceOf(OutputFormatException.class);
    }
}
