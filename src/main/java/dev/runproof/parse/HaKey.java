package dev.runproof.parse;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A known key of {@code ha.config}.
 *
 * @param isSwitch its value is true or false, else a whole number from 0 on
 */
record HaKey(String name, boolean isSwitch) {
    /** In the order of the product's documents; an older or newer version of OMS has only some of them. */
    static final List<HaKey> ALL = List.of(
            new HaKey("enable", true),
            new HaKey("enableHost", true),
            new HaKey("enableStore", true),
            new HaKey("perceiveStoreClientCheckpoint", true),
            new HaKey("enableConnector", true),
            new HaKey("enableJdbcWriter", true),
            new HaKey("subtopicStoreNumberThreshold", false),
            new HaKey("checkRequestIntervalSec", false),
            new HaKey("checkJdbcWriterIntervalSec", false),
            new HaKey("checkHostDownIntervalSec", false),
            new HaKey("checkModuleExceptionIntervalSec", false),
            new HaKey("clearAbnormalResourceHours", false),
            new HaKey("refetchStoreIntervalMin", false));

    /** As many as a number in JSON may have here. */
    private static final int MOST_DIGITS = 1000;

    boolean accepts(@Nullable Object value) {
        if (isSwitch) {
            return value instanceof Boolean;
        }
        return value instanceof Long number ? number >= 0 : value instanceof BigInteger big && big.signum() >= 0;
    }

    /** What a value means as a switch: texts are understood too, anything else is null. */
    static @Nullable Boolean truth(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        String text = value instanceof String told ? told.toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    /** What a value means as a number: a text of digits is understood too, anything else is null. */
    static @Nullable Number number(@Nullable Object value) {
        if (value instanceof String text) {
            return Blanks.isDigits(text) && text.length() <= MOST_DIGITS ? new BigInteger(text) : null;
        }
        return value instanceof Number number ? number : null;
    }
}
