package dev.runproof.lab.oms.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What surrounds the data of every JSON answer of OMS. */
final class Envelope {
    private Envelope() {}

    static ObjectNode of(ObjectMapper json, boolean success) {
        ObjectNode answer = json.createObjectNode();
        answer.put("success", success);
        answer.putNull("errorDetail").putNull("code").putNull("message").putNull("advice");
        answer.put("requestId", UUID.randomUUID().toString());
        answer.putNull("pageNumber").putNull("pageSize").putNull("totalCount");
        answer.put("cost", "3 ms");
        return answer.putNull("data");
    }

    static void write(ObjectNode node, Project project) {
        node.put("id", project.id()).put("type", project.type().name()).put("name", project.name());
        var labels = node.putArray("labels");
        project.labels().forEach(labels::add);
        node.put("owner", project.owner())
                .put("importance", project.importance())
                .put("status", project.status())
                .put("gmtCreate", utc(project.created()))
                .put("gmtModified", utc(project.modified()))
                .put("gmtStart", project.started().map(Envelope::utc).orElse(null))
                .put("gmtFinish", project.finished().map(Envelope::utc).orElse(null))
                .put("isSubProject", false);
    }

    /** A time as the answers tell it, without its zone. */
    static String utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
