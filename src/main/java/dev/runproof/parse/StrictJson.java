package dev.runproof.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as its standard has it: no comments, no line feed in a text, no name twice in an object.
 *
 * <p>Values come as Java has them: {@code Map} and {@code List} in the order of the input, {@code String}, {@code Boolean},
 * {@code Long} or {@code BigInteger}, {@code BigDecimal} for a number with a point or an exponent, and null.
 */
final class StrictJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final OutputText output;
    private final JsonParser parser;

    private StrictJson(OutputText output, JsonParser parser) {
        this.output = output;
        this.parser = parser;
    }

    /**
     * The one value that the output is.
     *
     * @throws dev.runproof.model.OutputFormatException when it is not JSON, or more follows
     */
    static @Nullable Object value(OutputText output) {
        List<@Nullable Object> values = new ArrayList<>();
        read(output, true, values);
        return values.get(0);
    }

    /** The values that stand one after the other in the output, at least one. */
    static List<@Nullable Object> values(OutputText output) {
        List<@Nullable Object> values = new ArrayList<>();
        read(output, false, values);
        return values;
    }

    private static void read(OutputText output, boolean one, List<@Nullable Object> into) {
        // White space at the end would move the end of a cut text to a line on which nothing stands.
        try (JsonParser parser = FACTORY.createParser(output.text().stripTrailing())) {
            var json = new StrictJson(output, parser);
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (one && !into.isEmpty()) {
                    throw output.refused(json.line(), "not JSON, more follows behind its end");
                }
                into.add(json.value(token));
                token = parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw at == null || at.getCharOffset() < 0
                    ? output.refused("not JSON", "longer or deeper than anything that is read")
                    : output.refused(line(output, at), "not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }

    private @Nullable Object value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_NUMBER_INT -> integer();
            default -> null;
        };
    }

    private Number integer() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : Long.valueOf(parser.getLongValue());
    }

    /** The library tells an exponent that no number here can have by another exception than what is no JSON. */
    private BigDecimal decimal() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw output.refused(line(), "not JSON, a number beyond all that is read");
        }
    }

    private Map<String, @Nullable Object> object() throws IOException {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (members.containsKey(name)) {
                throw output.refused(line(), "key given twice", name);
            }
            members.put(name, value(parser.nextToken()));
        }
        return members;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            elements.add(value(token));
            token = parser.nextToken();
        }
        return elements;
    }

    /** Of the value or name read last. */
    private int line() {
        return line(output, parser.currentTokenLocation());
    }

    /** Counted here: the library takes a carriage return alone for the end of a line. */
    private static int line(OutputText output, JsonLocation at) {
        String text = output.text();
        int end = (int) Math.min(Math.max(0, at.getCharOffset()), text.length());
        return 1 + (int) text.chars().limit(end).filter(it -> it == '\n').count();
    }
}
