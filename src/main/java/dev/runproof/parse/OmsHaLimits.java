package dev.runproof.parse;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * From when on, and for what, high availability acts, as {@code ha.config} says; a key that is absent has its documented
 * default.
 *
 * @param storesPerSubtopic with so many Stores in a subtopic it does nothing for it
 * @param betweenTickets the least time between two acts on one object
 * @param jdbcWriter the interval in which JDBCWriters are looked after
 * @param hostDown without a heartbeat for so long a host counts as down
 * @param moduleException abnormal for so long a component is acted on
 * @param enableStore whether it looks after Stores
 * @param perceive whether a new Store begins by the earliest checkpoint downstream
 */
public record OmsHaLimits(
        long storesPerSubtopic,
        Duration betweenTickets,
        Duration jdbcWriter,
        Duration hostDown,
        Duration moduleException,
        boolean enableStore,
        boolean perceive) {
    private static final String TOOL = "ha.config";

    /**
     * Reads the value of the parameter; without one, before 3.3.1, all defaults.
     *
     * @throws dev.runproof.model.OutputFormatException when it is not strict JSON, or a value is of another type
     */
    public static OmsHaLimits parse(Optional<String> value) {
        OutputText text = OutputText.of(TOOL, value.orElse("{}"), "a JSON object");
        if (!(StrictJson.value(text) instanceof Map<?, ?> members)) {
            throw text.refused("not an object");
        }
        var config = new JsonObject(text, "", members);
        return new OmsHaLimits(
                number(config, "subtopicStoreNumberThreshold", 5),
                seconds(config, "checkRequestIntervalSec", 600),
                seconds(config, "checkJdbcWriterIntervalSec", 600),
                seconds(config, "checkHostDownIntervalSec", 540),
                seconds(config, "checkModuleExceptionIntervalSec", 240),
                truth(config, "enableStore", true),
                truth(config, "perceiveStoreClientCheckpoint", false));
    }

    private static Duration seconds(JsonObject config, String key, long usual) {
        return Duration.ofSeconds(number(config, key, usual));
    }

    private static long number(JsonObject config, String key, long usual) {
        Long number = config.number(key);
        return number == null ? usual : number;
    }

    private static boolean truth(JsonObject config, String key, boolean usual) {
        Boolean truth = config.truth(key);
        return truth == null ? usual : truth;
    }
}
