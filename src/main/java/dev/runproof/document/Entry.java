package dev.runproof.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A section of a data file; keys that nobody asks for are refused when it is done. */
final class Entry {
    private final Path file;
    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    /** @param place where it stands, for messages: {@code sentences[3]}; empty at the top */
    Entry(Path file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
        if (!(node instanceof ObjectNode)) {
            throw refused("expected keys with values");
        }
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> refused("'" + key + "' is missing"));
    }

    Optional<String> optionalText(String key) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw refused("'" + key + "' must be text");
        }
        return Optional.of(value.textValue());
    }

    int number(String key) {
        JsonNode value = value(key);
        if (!value.isInt()) {
            throw refused("'" + key + "' must be a whole number");
        }
        return value.intValue();
    }

    int number(String key, int otherwise) {
        return node.has(key) ? number(key) : otherwise;
    }

    List<Integer> numbers(String key) {
        var numbers = new ArrayList<Integer>();
        for (JsonNode element : list(key)) {
            if (!element.isInt()) {
                throw refused("'" + key + "' must hold whole numbers");
            }
            numbers.add(element.intValue());
        }
        return numbers;
    }

    List<String> words(String key) {
        var words = new ArrayList<String>();
        for (JsonNode element : list(key)) {
            if (!element.isTextual()) {
                throw refused("'" + key + "' must hold words");
            }
            words.add(element.textValue());
        }
        return words;
    }

    /** One of the words of an enumeration, in any case. */
    <E extends Enum<E>> E word(String key, E[] values) {
        String word = text(key).toUpperCase(Locale.ROOT);
        return Stream.of(values)
                .filter(value -> value.name().equals(word))
                .findFirst()
                .orElseThrow(() -> refused("'" + key + "' must be one of "
                        + Stream.of(values)
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    Entry section(String key) {
        return new Entry(file, within(key), value(key));
    }

    List<Entry> sections(String key) {
        var sections = new ArrayList<Entry>();
        for (JsonNode element : list(key)) {
            sections.add(new Entry(file, within(key) + "[" + sections.size() + "]", element));
        }
        return sections;
    }

    /** Refuses keys that were not asked for. */
    void done() {
        node.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) {
                throw refused("unknown key '" + key + "'");
            }
        });
    }

    SourceRefused refused(String what) {
        return new SourceRefused(file, place.isEmpty() ? what : place + ": " + what);
    }

    private JsonNode list(String key) {
        JsonNode value = value(key);
        if (!value.isMissingNode() && !value.isArray()) {
            throw refused("'" + key + "' must be a list");
        }
        return value;
    }

    private JsonNode value(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        return value == null ? MissingNode.getInstance() : value;
    }

    private String within(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
