package dev.runproof.sql;

import dev.runproof.model.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement, what is bound to it, and its limits.
 *
 * @param text one statement; with parameters each {@code ?} outside quotes and comments stands for the next of them,
 *     without any a {@code ?} is a character like another
 * @param parameters texts, whole and decimal numbers, truth values, secrets, null
 * @param limit how long it may take, its rows included; kept to the next whole second
 * @param most how much it may return
 */
public record SqlStatement(String text, List<@Nullable Object> parameters, Duration limit, RowLimit most) {
    public static final Duration LIMIT = Duration.ofSeconds(30);

    /** As much of a statement as a message shows. */
    private static final int SHOWN = 200;

    public SqlStatement {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        if (text.isBlank()) {
            throw new IllegalArgumentException("a statement is empty");
        }
        parameters.forEach(SqlStatement::requireBindable);
        requirePositive("statement's limit", limit);
    }

    /** With the usual limits. */
    public static SqlStatement of(String text, @Nullable Object... parameters) {
        return new SqlStatement(text, Arrays.asList(parameters), LIMIT, RowLimit.USUAL);
    }

    public SqlStatement within(Duration time) {
        return new SqlStatement(text, parameters, time, most);
    }

    public SqlStatement atMost(RowLimit rows) {
        return new SqlStatement(text, parameters, limit, rows);
    }

    private static void requireBindable(@Nullable Object parameter) {
        if (!(parameter == null
                || parameter instanceof String
                || parameter instanceof Integer
                || parameter instanceof Long
                || parameter instanceof BigDecimal
                || parameter instanceof Boolean
                || parameter instanceof Secret)) {
            throw new IllegalArgumentException("cannot be bound to a statement: " + parameter.getClass());
        }
    }

    static void requirePositive(String what, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("a " + what + " is more than nothing, not " + time);
        }
    }

    /** The beginning of the text on one line, without what is bound. */
    @Override
    public String toString() {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
