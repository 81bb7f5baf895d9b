package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.HttpReply;
import dev.runproof.console.ShownRow;
import dev.runproof.sql.RowsText;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectComponentsTest {
    private static final ConsoleTarget TARGET = ConsoleTarget.of(URI.create("http://10.20.0.11:8089"));
    private static final String COMPONENTS = """
            {"success":true,"data":{"reverseStoreList":null,"storeList":[{"name":"store7100","ip":"10.20.0.11",\
            "subtopic":"t-0","status":"ABNORMAL","config":{"user":"canary-user"},"latelyHeartbeatTimeSec":1763600000}],\
            "incrSyncComponents":[{"name":"incr-1","ip":"10.20.0.12","subtopics":["t-0","t-1"],"status":"RUNNING",\
            "config":"canary-user","checkpointSampleTimestamp":1763600007}]}}""";

    private final List<String> asked = new ArrayList<>();
    private final Map<String, HttpReply> answers = new LinkedHashMap<>();

    private String rows(Map<String, List<ShownRow>> pages) {
        var reading = new ProjectComponents(TARGET, (action, json) -> {
            asked.add(action + " " + json);
            return answers.getOrDefault(action + " " + json, answers.get(action));
        });
        return RowsText.write(reading.rows(pages));
    }

    private void answer(String call, int status, String body) {
        answers.put(call, new HttpReply(status, Map.of(), body, true));
    }

    private static String page(int total, int from, int to, String status) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"id\":\"p" + i + "\",\"name\":\"n" + i + "\",\"type\":\"SYNC\",\"status\":\"" + status
                        + "\"}")
                .collect(Collectors.joining(
                        ",", "{\"success\":\"true\",\"totalCount\":\"" + total + "\",\"data\":[", "]}"));
    }

    @Test
    void a_row_tells_a_component_and_nothing_of_its_configuration() {
        answer("ListProjects", 200, page(1, 0, 1, "RUNNING"));
        answer("DescribeProjectComponents", 200, COMPONENTS);
        var page = new LinkedHashMap<String, String>();
        page.put("Store Name", "store7100");
        page.put("Status", "Unexpected Exit");
        assertThat(rows(Map.of("Store", List.of(new ShownRow(page)))))
                .isEqualTo("""
                        project\tname\ttype\tstatus\tkind\tcomponent\thost\tsubtopic\tstate\tshown\treported
                        p0\tn0\tSYNC\tRUNNING\tStore\tstore7100\t10.20.0.11\tt-0\tABNORMAL\tUnexpected Exit\t1763600000
                        p0\tn0\tSYNC\tRUNNING\tIncr-Sync\tincr-1\t10.20.0.12\tt-0,t-1\tRUNNING\t\\N\t1763600007
                        """)
                .doesNotContain("canary");
    }

    @Test
    void all_pages_of_projects_are_asked_for_and_released_ones_are_not_described() {
        answer("ListProjects {\"pageNumber\":1,\"pageSize\":150}", 200, page(151, 0, 150, "RELEASED"));
        answer("ListProjects {\"pageNumber\":2,\"pageSize\":150}", 200, page(151, 150, 151, "RUNNING"));
        answer("DescribeProjectComponents", 200, "{\"success\":true,\"data\":{\"storeList\":null}}");
        assertThat(rows(Map.of()).lines()).hasSize(152).contains("p150\tn150\tSYNC\tRUNNING" + "\t\\N".repeat(7));
        assertThat(asked)
                .containsExactly(
                        "ListProjects {\"pageNumber\":1,\"pageSize\":150}",
                        "ListProjects {\"pageNumber\":2,\"pageSize\":150}",
                        "DescribeProjectComponents {\"id\":\"p150\"}");
    }

    @Test
    void an_answer_that_is_refused_cut_short_or_of_another_form_is_told_and_nothing_of_it_is_quoted() {
        answer("ListProjects", 401, "canary");
        assertRefused("[CONSOLE-LOGON] http://10.20.0.11:8089: ListProjects was answered with status 401");
        answer("ListProjects", 502, "canary");
        assertRefused("[CONSOLE-UNREACHABLE] http://10.20.0.11:8089: ListProjects was answered with status 502");
        answer("ListProjects", 200, "canary");
        assertRefused("[CONSOLE-PAGE] http://10.20.0.11:8089: the answer of ListProjects: no JSON");
        answer("ListProjects", 200, "{\"success\":false,\"code\":\"NO\",\"message\":\"canary\"}");
        assertRefused("[CONSOLE-PAGE] http://10.20.0.11:8089: the answer of ListProjects: not a success, code NO");
        answer("ListProjects", 200, "{\"success\":true,\"data\":[]}");
        assertRefused(
                "[CONSOLE-PAGE] http://10.20.0.11:8089: the answer of ListProjects: it does not tell how many there are");
        answer("ListProjects {\"pageNumber\":1,\"pageSize\":150}", 200, page(7, 0, 3, "RUNNING"));
        answer("ListProjects", 200, page(7, 0, 0, ""));
        assertRefused("[CONSOLE-PAGE] http://10.20.0.11:8089: the answer of ListProjects: of 7 projects it gave 3");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> rows(Map.of()))
                .isInstanceOf(ConsoleNotDriven.class)
                .hasMessage(message);
    }
}
