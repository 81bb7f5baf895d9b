package dev.runproof.product.openmldb.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.parse.OpenmldbLogLines;
import dev.runproof.parse.OpenmldbLogLines.LogLine;
import dev.runproof.parse.OpenmldbOpStatus.Op;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log lines of one operation: those that name its id and no other's, found by the shell text and judged again. */
class OperationLogTest {
    private static final String INFO = "nameserver.info.log.20261125-100000.77";
    private static final String WARNING = "nameserver.warning.log.20261125-100000.77";

    @TempDir
    private Path directory;

    private static Op op(long id) {
        return new Op(
                "db",
                id,
                "kChangeLeaderOP",
                "t",
                0L,
                "kFailed",
                "20261126101500",
                "1s",
                "20261126101501",
                "kSelectLeader",
                "no");
    }

    private static String line(char level, String time, String text) {
        return level + "20261126 " + time + " 4711 name_server_impl.cc:1] " + text;
    }

    private OpenmldbLogLines search(long id) throws Exception {
        Answer answer = ScriptsTest.run(Command.of(
                "sh", "-c", Scripts.OPERATION_LOG, "sh", directory.toString(), "nameserver", String.valueOf(id)));
        return OperationLog.read(answer);
    }

    private List<String> texts(long id, String... lines) throws Exception {
        Files.write(directory.resolve(INFO), List.of(lines));
        return OperationLog.of(op(id), List.of(search(id))).lines().stream()
                .map(LogLine::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed. op_id[11]",
                "failed. op_id [11], more",
                "run failed. op_id 11 type kSendSnapshot",
                "opid[11]",
                "op[11] done",
                "op [11] done",
                "delete /openmldb/op/op_data/11",
                "delete /openmldb/op/op_data/11, ok"
            })
    void each_form_names_the_operation(String text) throws Exception {
        assertThat(texts(11, line('W', "10:15:00.000001", text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "op_id[1]", "op_id[110]", "op_id[111]", "op_id 110 type", "op_id 1 type", "opid[1111]", "op [1] 11",
                "/op/op_data/110", "/op/op_data/1", "drop[11]", "pid[11]", "tid[11]", "op_id[11", "xop_id[11]"
            })
    void another_number_or_word_does_not(String text) throws Exception {
        assertThat(texts(11, line('W', "10:15:00.000001", text))).isEmpty();
    }

    @Test
    void lines_come_in_order_of_time_from_all_files_and_a_warning_comes_once() throws Exception {
        String early = line('I', "10:14:00.000001", "op_id[11] began");
        String late = line('W', "10:16:00.000001", "op_id[11] is not follower");
        Files.write(directory.resolve(INFO), List.of(late, line('I', "10:15:00.000001", "op_id[12]")));
        Files.write(directory.resolve(WARNING), List.of(late));
        Files.write(directory.resolve("nameserver.info.log.20261126-090000.9"), List.of(early, "op_id[11] 中\u0001文"));

        OperationLog log = OperationLog.of(op(11), List.of(search(11)));

        assertThat(log.lines())
                .containsExactly(
                        new LogLine("nameserver.info.log.20261126-090000.9", 2, "op_id[11] 中\u0001文"),
                        new LogLine("nameserver.info.log.20261126-090000.9", 1, early),
                        new LogLine(INFO, 1, late));
        assertThat(log.cause()).isEqualTo("probable cause: " + INFO + ":1: " + late);
    }

    @Test
    void only_the_last_two_hundred_are_kept_and_the_others_counted() throws Exception {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 250; i++) {
            lines.add(line('I', "10:15:00.%06d".formatted(i), "op_id[7] step " + i));
        }
        Files.write(directory.resolve(INFO), lines);

        OperationLog log = OperationLog.of(op(7), List.of(search(7)));

        assertThat(log.leftOut()).isEqualTo(50);
        assertThat(log.lines()).hasSize(200);
        assertThat(log.lines().get(199).text()).endsWith("step 249");
        assertThat(log.cause()).isEqualTo("cause unknown: 200 lines name the operation, none is a warning");
    }

    @Test
    void more_than_sixty_four_kibibytes_are_left_out() throws Exception {
        String big = "x".repeat(30_000);

        texts(
                7,
                line('W', "10:15:00.000001", "op_id[7] one " + big),
                line('W', "10:15:00.000002", "op_id[7] two " + big),
                line('W', "10:15:00.000003", "op_id[7] three " + big));

        OperationLog log = OperationLog.of(op(7), List.of(search(7)));
        assertThat(log.lines()).hasSize(2);
        assertThat(log.leftOut()).isEqualTo(1);
    }

    @Test
    void no_file_and_no_line_are_answers() throws Exception {
        assertThat(OperationLog.of(op(7), List.of(search(7))).cause())
                .isEqualTo("cause unknown: no line of any log names the operation");
        assertThat(texts(7, line('W', "10:15:00.000001", "op_id[8]"))).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_searched_is_named() throws Exception {
        Files.createDirectory(directory.resolve(INFO));

        assertThat(OperationLog.of(op(7), List.of(search(7))).cause()).endsWith("not readable: " + INFO);
    }

    @Test
    void lines_of_a_cluster_before_this_one_are_not_of_the_operation() throws Exception {
        assertThat(texts(
                        11,
                        "W20260901 10:00:00.000001 1 a.cc:1] op_id[11] long ago",
                        "W1126 10:15:00.000001 1 a.cc:1] op_id[11] older build"))
                .containsExactly("W1126 10:15:00.000001 1 a.cc:1] op_id[11] older build");
    }

    @Test
    void a_directory_that_is_not_there_is_an_answer() throws Exception {
        Files.delete(directory);

        OperationLog log = OperationLog.of(op(7), List.of(search(7)));

        assertThat(log.unreadable()).hasSize(1);
        assertThat(log.cause()).startsWith("cause unknown: no line of any log names the operation; not readable: ");
        Files.createDirectory(directory);
    }
}
