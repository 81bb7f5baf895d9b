package dev.runproof.lab.oms.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The calls for programs: {@code /oms/health} and {@code POST /api/v2?Action=NAME}. The codes of its refusals are ours, and
 * so is that they come with status 200.
 */
final class Api {
    static final String HEALTH = "/oms/health";
    static final String ADDRESS = "/api/v2";

    private static final int LARGEST_PAGE = 150;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConsoleSource source;

    Api(ConsoleSource source) {
        this.source = source;
    }

    Reply health() {
        Health health = source.health();
        ObjectNode answer = Envelope.of(JSON, true);
        health.message().ifPresent(it -> answer.put("message", it));
        answer.putObject("data").put("healthy", health.healthy());
        return Reply.json(200, answer.toString());
    }

    Reply answer(Request request) {
        if (!request.post()) {
            return Reply.json(405, refusal("METHOD_NOT_ALLOWED", "only POST is understood"));
        }
        if (!source.apiOpen() || !admitted(request)) {
            return Reply.json(401, refusal("UNAUTHORIZED", "user or password is wrong"))
                    .with("WWW-Authenticate", "Basic realm=\"OMS\"");
        }
        Optional<JsonNode> asked = asked(request.body());
        if (asked.isEmpty()) {
            return Reply.json(400, refusal("INVALID_BODY", "the body is not a JSON object"));
        }
        String action = request.query().getOrDefault("Action", "");
        return Reply.json(
                200,
                switch (action) {
                    case "ListProjects" -> projects(asked.get());
                    case "DescribeProjectComponents" -> components(asked.get());
                    default -> refusal("INVALID_ACTION", "unknown action: " + action);
                });
    }

    private boolean admitted(Request request) {
        return request.authorization()
                .filter(it -> it.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(it -> decoded(it.substring(6).strip()))
                .filter(it -> it.indexOf(':') > 0 && it.indexOf(':') < it.length() - 1)
                .filter(it -> {
                    int colon = it.indexOf(':');
                    return source.accounts().logon(it.substring(0, colon), new Secret(it.substring(colon + 1)))
                            == Accounts.Logon.ACCEPTED;
                })
                .isPresent();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> asked(String body) {
        try {
            return Optional.of(JSON.readTree(body.isBlank() ? "{}" : body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private String projects(JsonNode asked) {
        int number = asked.path("pageNumber").asInt(1);
        int size = asked.path("pageSize").asInt(10);
        if (number < 1 || size < 1 || size > LARGEST_PAGE) {
            return refusal("INVALID_PARAMETER", "pageNumber is from 1 on, pageSize from 1 to " + LARGEST_PAGE);
        }
        List<Project> all = source.projects().stream()
                .filter(it -> wanted(asked, "type", it.type().name()))
                .filter(it -> wanted(asked, "status", it.status()))
                .filter(it -> it.name().contains(asked.path("searchKey").asText("")))
                .toList();
        ObjectNode answer = Envelope.of(JSON, true);
        // Texts in this answer alone, as in the published sample.
        answer.put("success", "true");
        answer.put("pageNumber", Integer.toString(number));
        answer.put("pageSize", Integer.toString(size));
        answer.put("totalCount", Integer.toString(all.size()));
        var data = answer.putArray("data");
        all.stream().skip((long) (number - 1) * size).limit(size).forEach(it -> Envelope.write(data.addObject(), it));
        return answer.toString();
    }

    /** Whether the request names this value or none; it may name one or several. */
    private static boolean wanted(JsonNode asked, String key, String value) {
        JsonNode named = asked.path(key);
        if (!named.isArray()) {
            return named.asText("").isEmpty() || named.asText("").equals(value);
        }
        boolean found = named.isEmpty();
        for (JsonNode each : named) {
            found |= each.asText("").equals(value);
        }
        return found;
    }

    private String components(JsonNode asked) {
        String id = asked.path("id").asText("");
        if (source.projects().stream().noneMatch(it -> it.id().equals(id))) {
            return refusal("PROJECT_NOT_FOUND", "no such project: " + id);
        }
        ObjectNode answer = Envelope.of(JSON, true);
        new ComponentLists(source, id).write(answer.putObject("data"));
        return answer.toString();
    }

    private static String refusal(String code, String message) {
        return Envelope.of(JSON, false)
                .put("code", code)
                .put("message", message)
                .toString();
    }
}
