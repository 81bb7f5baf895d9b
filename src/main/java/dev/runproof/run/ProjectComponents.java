package dev.runproof.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.HttpReply;
import dev.runproof.console.ShownRow;
import dev.runproof.sql.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every project that a console knows, with its Stores and Incr-Syncs: ListProjects to its last page, and
 * DescribeProjectComponents for each. A row a component, one row for a project without any.
 *
 * <p>What stands in {@code config}, users and addresses of data sources among it, is never read.
 */
final class ProjectComponents {
    static final List<String> COLUMNS = List.of(
            "project", "name", "type", "status", "kind", "component", "host", "subtopic", "state", "shown", "reported");

    /** The largest that the console gives. */
    private static final int PAGE = 150;

    private static final int MOST_PAGES = 100;
    /** Their components are gone. */
    private static final Set<String> ENDED = Set.of("RELEASED", "DELETED");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConsoleTarget target;
    private final BiFunction<String, String, HttpReply> api;

    /** @param api carries out an action with a request's body */
    ProjectComponents(ConsoleTarget target, BiFunction<String, String, HttpReply> api) {
        this.target = target;
        this.api = api;
    }

    /**
     * @param pages the component page by its tabs
     * @throws ConsoleNotDriven when an answer is refused, or not as it is documented
     */
    Rows rows(Map<String, List<ShownRow>> pages) {
        var rows = new ArrayList<List<@Nullable String>>();
        for (JsonNode project : projects()) {
            List<String> head =
                    List.of(text(project, "id"), text(project, "name"), text(project, "type"), text(project, "status"));
            int before = rows.size();
            if (!ENDED.contains(head.get(3))) {
                JsonNode data = data(
                        "DescribeProjectComponents",
                        JSON.createObjectNode().put("id", head.get(0)).toString());
                for (String list : List.of("storeList", "reverseStoreList")) {
                    data.path(list).forEach(it -> rows.add(store(head, it, pages)));
                }
                for (String list : List.of("incrSyncComponents", "reverseIncrSyncComponents")) {
                    data.path(list).forEach(it -> rows.add(incrSync(head, it, pages)));
                }
            }
            if (rows.size() == before) {
                rows.add(row(head, null, null, null, null, null, null, null));
            }
        }
        return Rows.of(COLUMNS, rows);
    }

    private List<JsonNode> projects() {
        var projects = new ArrayList<JsonNode>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            JsonNode answer = answer("ListProjects", "{\"pageNumber\":%d,\"pageSize\":%d}".formatted(number, PAGE));
            JsonNode data = answer.path("data");
            if (!data.isArray() && !data.isNull()) {
                throw unknown("ListProjects", "its data is no list");
            }
            data.forEach(projects::add);
            // Some answers have a text there.
            long total = answer.path("totalCount").asLong(-1);
            if (total < 0) {
                throw unknown("ListProjects", "it does not tell how many there are");
            }
            if (projects.size() >= total) {
                return projects;
            }
            if (data.isEmpty()) {
                throw unknown("ListProjects", "of " + total + " projects it gave " + projects.size());
            }
        }
        throw unknown("ListProjects", "more than " + MOST_PAGES * PAGE + " projects");
    }

    private static List<@Nullable String> store(List<String> head, JsonNode it, Map<String, List<ShownRow>> pages) {
        return component(head, "Store", it, value(it, "subtopic"), "latelyHeartbeatTimeSec", pages);
    }

    private static List<@Nullable String> incrSync(List<String> head, JsonNode it, Map<String, List<ShownRow>> pages) {
        var subtopics = new ArrayList<String>();
        it.path("subtopics").forEach(each -> subtopics.add(each.asText()));
        return component(head, "Incr-Sync", it, String.join(",", subtopics), "checkpointSampleTimestamp", pages);
    }

    private static List<@Nullable String> component(
            List<String> head,
            String kind,
            JsonNode it,
            @Nullable String subtopic,
            String reported,
            Map<String, List<ShownRow>> pages) {
        String name = value(it, "name");
        return row(
                head,
                kind,
                name,
                value(it, "ip"),
                subtopic,
                value(it, "status"),
                shown(pages.getOrDefault(kind, List.of()), name),
                value(it, reported));
    }

    /** The word of the page for the component of this name; null when it has none, or several. */
    private static @Nullable String shown(List<ShownRow> page, @Nullable String name) {
        List<ShownRow> found =
                page.stream().filter(row -> row.name().equals(name)).toList();
        return found.size() == 1 ? found.get(0).status() : null;
    }

    private static List<@Nullable String> row(List<String> head, @Nullable String... component) {
        var row = new ArrayList<@Nullable String>(head);
        row.addAll(Arrays.asList(component));
        return row;
    }

    private JsonNode data(String action, String json) {
        JsonNode data = answer(action, json).path("data");
        if (!data.isObject()) {
            throw unknown(action, "its data is no object");
        }
        return data;
    }

    private JsonNode answer(String action, String json) {
        HttpReply reply = api.apply(action, json);
        if (reply.status() != 200) {
            throw refused(action, reply.status());
        }
        JsonNode answer;
        try {
            answer = JSON.readTree(reply.body());
        } catch (JsonProcessingException e) {
            // The cause would quote the body.
            throw unknown(action, "no JSON");
        }
        if (!answer.path("success").asBoolean(false)) {
            throw unknown(action, "not a success, code " + answer.path("code").asText("none"));
        }
        return answer;
    }

    private ConsoleNotDriven refused(String action, int status) {
        String told = action + " was answered with status " + status;
        if (status == 401 || status == 403) {
            return new ConsoleNotDriven(Reason.LOGON_REFUSED, target, told, "see whether the account may call /api/v2");
        }
        return new ConsoleNotDriven(status >= 500 ? Reason.UNREACHABLE : Reason.UNKNOWN_PAGE, target, told);
    }

    private ConsoleNotDriven unknown(String action, String what) {
        return new ConsoleNotDriven(Reason.UNKNOWN_PAGE, target, "the answer of " + action + ": " + what);
    }

    private String text(JsonNode project, String key) {
        String value = value(project, key);
        if (value == null) {
            throw unknown("ListProjects", "a project without " + key);
        }
        return value;
    }

    private static @Nullable String value(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
