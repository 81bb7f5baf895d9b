package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One document of a {@code config.yaml}: its keys and values, and the refusals that name a key and never its value. */
final class ConfigDocument {
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_DIGITS = 9;

    private final OutputText output;
    private final int number;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private ConfigDocument(OutputText output, int number) {
        this.output = output;
        this.number = number;
    }

    /** @param number the first document is 1 */
    static ConfigDocument of(OutputText output, int number, MappingNode root) {
        var document = new ConfigDocument(output, number);
        document.refuseKeysGivenTwice(root, Collections.newSetFromMap(new IdentityHashMap<>()));
        for (NodeTuple entry : root.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                document.values.put(key.getValue(), entry.getValueNode());
            }
        }
        return document;
    }

    private void refuseKeysGivenTwice(Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(it -> refuseKeysGivenTwice(it, seen));
        } else if (node instanceof MappingNode mapping) {
            var keys = new HashSet<String>();
            for (NodeTuple entry : mapping.getValue()) {
                int line = entry.getKeyNode().getStartMark().getLine() + 1;
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    throw output.refused(line, "not key: value", "a key is no text");
                }
                if (!keys.add(key.getValue())) {
                    throw output.refused(line, "key given twice", key.getValue());
                }
                refuseKeysGivenTwice(entry.getValueNode(), seen);
            }
        }
    }

    /** Null when it is absent or has no value. */
    @Nullable
    String optional(String key) {
        Node value = values.get(key);
        if (value == null || value.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw refused(key, "expected one value");
    }

    String required(String key) {
        String value = optional(key);
        if (value == null && !values.containsKey(key)) {
            throw output.refused("a required key is absent from document " + number, key);
        }
        return mustBeFilled(key, value);
    }

    /** What is left of a template is no value. */
    String mustBeFilled(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refused(key, "a required key is empty");
        }
        if (value.contains("${")) {
            throw refused(key, "a required key is still a placeholder");
        }
        return value;
    }

    void mustAgree(String key, boolean agrees) {
        if (!agrees) {
            throw refused(key, "document " + number + " disagrees with the first one");
        }
    }

    boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** At least one element. */
    List<String> list(String key) {
        var elements = new ArrayList<String>();
        if (values.get(key) instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                if (!(element instanceof ScalarNode scalar)) {
                    throw refused(key, "expected a list of texts");
                }
                elements.add(
                        scalar.getTag().equals(Tag.NULL)
                                ? ""
                                : scalar.getValue().strip());
            }
        }
        if (elements.isEmpty()) {
            throw refused(key, "a required key is empty");
        }
        return elements;
    }

    int requiredPort(String key) {
        return requiredNumber(key, 1, HIGHEST_PORT);
    }

    int port(String key, int otherwise) {
        return optional(key) == null ? otherwise : requiredPort(key);
    }

    int requiredNumber(String key, int least, int most) {
        String text = required(key).strip();
        int value = Blanks.isDigits(text) && text.length() <= MOST_DIGITS ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw refused(key, "expected a number from " + least + " to " + most);
        }
        return value;
    }

    boolean truth(String key, boolean otherwise) {
        String text = optional(key);
        if (text == null) {
            return otherwise;
        }
        Node value = values.get(key);
        // Only a plain yes or no is a truth value to YAML, and so to OMS.
        boolean plain = value != null && value.getTag().equals(Tag.BOOL);
        String word = text.toLowerCase(Locale.ROOT);
        if (word.equals("true") || (plain && (word.equals("yes") || word.equals("on")))) {
            return true;
        }
        if (word.equals("false") || (plain && (word.equals("no") || word.equals("off")))) {
            return false;
        }
        throw refused(key, "expected true or false");
    }

    private OutputFormatException refused(String key, String what) {
        Node value = values.get(key);
        return value == null
                ? output.refused(what, key)
                : output.refused(value.getStartMark().getLine() + 1, what, key);
    }
}
