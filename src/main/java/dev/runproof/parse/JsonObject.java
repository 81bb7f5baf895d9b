package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of an output in JSON, whose members are of a known type, null or absent; any other value is refused by its path.
 *
 * @param path where it stands, empty or with a dot at its end: {@code HostConfig.}
 */
record JsonObject(OutputText output, String path, Map<?, ?> members) {
    boolean has(String name) {
        return members.containsKey(name);
    }

    @Nullable
    String text(String name) {
        return member(name, String.class, "a text");
    }

    /** @throws OutputFormatException also when it is absent */
    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw refused(name, "a text");
        }
        return text;
    }

    @Nullable
    Boolean truth(String name) {
        return member(name, Boolean.class, "true or false");
    }

    @Nullable
    Long number(String name) {
        return member(name, Long.class, "a whole number");
    }

    /** @throws OutputFormatException also when it is absent */
    long requiredNumber(String name) {
        Long number = number(name);
        if (number == null) {
            throw refused(name, "a whole number");
        }
        return number;
    }

    /** An object without members when it is absent. */
    JsonObject object(String name) {
        Map<?, ?> object = member(name, Map.class, "an object");
        return new JsonObject(output, path + name + ".", object == null ? Map.of() : object);
    }

    /** Empty when it is absent. */
    List<JsonObject> objects(String name) {
        List<?> list = list(name);
        var objects = new ArrayList<JsonObject>();
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> object)) {
                throw refused(name, "a list of objects");
            }
            objects.add(new JsonObject(output, path + name + "[" + objects.size() + "].", object));
        }
        return objects;
    }

    /** Empty when it is absent. */
    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw refused(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> list(String name) {
        List<?> list = member(name, List.class, "a list");
        return list == null ? List.of() : list;
    }

    private <T> @Nullable T member(String name, Class<T> type, String expected) {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw refused(name, expected);
        }
        return type.cast(value);
    }

    /** The value is not shown: it might be anything. */
    private OutputFormatException refused(String name, String expected) {
        return output.refused("expected " + expected, path + name);
    }
}
