package dev.runproof.parse;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the console of OMS answers to {@code GET /oms/health}. It says nothing about whose data is served.
 *
 * @param success null when the answer does not tell
 * @param code as printed, a text, a number or anything else of JSON; null when absent
 * @param message likewise
 */
public record OmsHealth(
        boolean healthy,
        @Nullable Boolean success,
        @Nullable Object code,
        @Nullable Object message) {
    private static final String TOOL = "/oms/health";
    private static final String HEALTHY = "healthy";
    private static final String SUCCESS = "success";

    /**
     * Reads the body of an answer.
     *
     * @throws dev.runproof.model.OutputFormatException when it is not such an answer, such as a proxy's error page
     */
    public static OmsHealth parse(String body) {
        OutputText text = OutputText.of(TOOL, body, "a JSON object");
        if (!(StrictJson.value(text) instanceof Map<?, ?> answer)) {
            throw text.refused("not an object");
        }
        if (!answer.containsKey("data") && !answer.containsKey(SUCCESS)) {
            throw text.refused("an object with neither data nor success");
        }
        return new OmsHealth(
                healthy(answer.get("data"), text), success(answer, text), answer.get("code"), answer.get("message"));
    }

    private static boolean healthy(@Nullable Object data, OutputText text) {
        if (!(data instanceof Map<?, ?> told) || !told.containsKey(HEALTHY)) {
            return false;
        }
        if (told.get(HEALTHY) instanceof Boolean healthy) {
            return healthy;
        }
        throw text.refused("expected true or false", "data.healthy");
    }

    /** Some of OMS's answers have a text there. */
    private static @Nullable Boolean success(Map<?, ?> answer, OutputText text) {
        if (!answer.containsKey(SUCCESS)) {
            return null;
        }
        Object told = answer.get(SUCCESS);
        if (told instanceof Boolean success) {
            return success;
        }
        if ("true".equals(told) || "false".equals(told)) {
            return "true".equals(told);
        }
        throw text.refused("expected true or false", SUCCESS);
    }
}
