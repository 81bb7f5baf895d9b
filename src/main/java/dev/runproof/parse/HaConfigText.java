package dev.runproof.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes single keys of {@code ha.config} and leaves every other character of the text as it was. */
public final class HaConfigText {
    private static final String TOOL = "ha.config";
    private static final JsonFactory FACTORY = new JsonFactory();

    private HaConfigText() {}

    /**
     * The text with these values, written as JSON ({@code true}, {@code 90}); keys that are absent come last.
     *
     * @throws dev.runproof.model.OutputFormatException when the text is not a strict JSON object
     */
    public static String with(String text, Map<String, String> values) {
        members(text);
        String changed = text;
        for (var value : values.entrySet()) {
            changed = with(changed, value.getKey(), value.getValue());
        }
        return changed;
    }

    private static String with(String text, String key, String json) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            boolean empty = true;
            int end = (int) parser.currentLocation().getCharOffset();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                empty = false;
                boolean meant = key.equals(parser.currentName());
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                end = endOfValue(parser, text, from);
                if (meant) {
                    return text.substring(0, from) + json + text.substring(end);
                }
            }
            return text.substring(0, end) + (empty ? "" : ",") + "\"" + key + "\":" + json + text.substring(end);
        } catch (IOException e) {
            throw new UncheckedIOException("a text that was read before cannot be read", e);
        }
    }

    /** The parser may not have come to the end of a text yet, and tells no end of a number. */
    private static int endOfValue(JsonParser parser, String text, int from) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            int at = from + 1;
            while (text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return at + 1;
        }
        if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
            return (int) parser.currentTokenLocation().getCharOffset() + 1;
        }
        return from + parser.getText().length();
    }

    /**
     * The keys whose values differ between two texts, absent ones among them.
     *
     * @throws dev.runproof.model.OutputFormatException when one is not a strict JSON object
     */
    public static List<String> differences(String before, String after) {
        Map<String, @Nullable Object> was = members(before);
        Map<String, @Nullable Object> is = members(after);
        Set<String> keys = new LinkedHashSet<>(was.keySet());
        keys.addAll(is.keySet());
        var different = new ArrayList<String>();
        for (String key : keys) {
            if (was.containsKey(key) != is.containsKey(key) || !Objects.equals(was.get(key), is.get(key))) {
                different.add(key);
            }
        }
        return List.copyOf(different);
    }

    private static Map<String, @Nullable Object> members(String text) {
        OutputText output = OutputText.of(TOOL, text, "a JSON object");
        if (!(StrictJson.value(output) instanceof Map<?, ?> members)) {
            throw output.refused("not an object");
        }
        @SuppressWarnings("unchecked") // an object of JSON has texts as keys
        var read = (Map<String, @Nullable Object>) members;
        return read;
    }
}
