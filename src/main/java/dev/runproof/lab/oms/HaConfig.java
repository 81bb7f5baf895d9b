package dev.runproof.lab.oms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.lab.oms.schema.HaDefault;
import java.time.Duration;
import java.util.Optional;

/** The parameter {@code ha.config} as HA reads it; a text that is no JSON counts as off. */
record HaConfig(
        boolean enable,
        boolean enableStore,
        boolean enableConnector,
        boolean enableJdbcWriter,
        boolean perceive,
        int threshold,
        Duration exception,
        Duration lookBack) {
    static final String PARAMETER = "ha.config";

    static final HaConfig OFF =
            new HaConfig(false, true, true, true, false, 5, Duration.ofSeconds(240), Duration.ofMinutes(30));

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The value in a fresh installation, with HA on or off. */
    static String text(boolean enable) {
        return HaDefault.text(enable);
    }

    static HaConfig parse(Optional<String> text) {
        if (text.isEmpty()) {
            return OFF;
        }
        try {
            JsonNode root = JSON.readTree(text.get());
            return new HaConfig(
                    root.path("enable").asBoolean(false),
                    root.path("enableStore").asBoolean(true),
                    root.path("enableConnector").asBoolean(true),
                    root.path("enableJdbcWriter").asBoolean(true),
                    root.path("perceiveStoreClientCheckpoint").asBoolean(false),
                    root.path("subtopicStoreNumberThreshold").asInt(5),
                    Duration.ofSeconds(
                            root.path("checkModuleExceptionIntervalSec").asInt(240)),
                    Duration.ofMinutes(root.path("refetchStoreIntervalMin").asInt(30)));
        } catch (JsonProcessingException e) {
            // HA of a text that it cannot read does nothing; the procedures refuse the text themselves.
            return OFF;
        }
    }
}
