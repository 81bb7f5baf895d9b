package dev.runproof.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of one section of the file; what is not right is reported and then read as not given. */
final class Fields {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})?");

    private final String path;
    private final int line;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    /**
     * Reads the keys of a section whose names the author chooses.
     *
     * @param path the section for messages: {@code variables}; empty at the top
     */
    Fields(String path, MappingNode section, Problems problems) {
        this.path = path;
        this.line = YamlText.line(section);
        this.problems = problems;
        for (NodeTuple entry : section.getValue()) {
            take(entry);
        }
    }

    /** Reads the keys of a section of the table; unknown and missing ones are reported. */
    Fields(String path, MappingNode section, List<Key> known, Problems problems) {
        this(path, section, problems);
        List<String> names = known.stream().map(Key::name).toList();
        for (String key : List.copyOf(values.keySet())) {
            if (!names.contains(key)) {
                problems.unknown(line(key), "unknown key '" + key + "'" + inside(), key, names);
                values.remove(key);
            }
        }
        known.stream()
                .filter(key -> key.need() == Key.Need.REQUIRED && !lines.containsKey(key.name()))
                .forEach(key -> problems.add(
                        line,
                        "'" + key.name() + "' is missing" + inside(),
                        key.shape().expected()));
    }

    private void take(NodeTuple entry) {
        int at = YamlText.line(entry.getKeyNode());
        if (!(entry.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
            problems.add(at, "a key that is no word" + inside(), "a word before the colon");
            return;
        }
        if (values.containsKey(key.getValue())) {
            problems.add(
                    at,
                    "'" + key.getValue() + "' is given a second time" + inside() + ", first in line "
                            + line(key.getValue()),
                    "each key once");
            return;
        }
        values.put(key.getValue(), entry.getValueNode());
        lines.put(key.getValue(), at);
    }

    List<String> names() {
        return List.copyOf(values.keySet());
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The line of a key, of the section when the key is missing. */
    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    /** The line in which the section begins. */
    int line() {
        return line;
    }

    Optional<String> text(Key key) {
        return value(key).flatMap(node -> text(node, key.name(), key.shape()));
    }

    /** The value of a key whose name the author chose. */
    Optional<String> text(String name, Shape shape) {
        return Optional.ofNullable(values.get(name)).flatMap(node -> text(node, name, shape));
    }

    OptionalInt whole(Key key, Shape.Whole limits) {
        var text = value(key).map(Fields::plain).orElse("");
        if (WHOLE.matcher(text).matches()
                && Integer.parseInt(text) >= limits.least()
                && Integer.parseInt(text) <= limits.most()) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        value(key).ifPresent(node -> misfit(node, key));
        return OptionalInt.empty();
    }

    OptionalDouble decimal(Key key, Shape.Decimal limits) {
        var text = value(key).map(Fields::plain).orElse("");
        if (DECIMAL.matcher(text).matches()
                && Double.parseDouble(text) >= limits.least()
                && Double.parseDouble(text) <= limits.most()) {
            return OptionalDouble.of(Double.parseDouble(text));
        }
        value(key).ifPresent(node -> misfit(node, key));
        return OptionalDouble.empty();
    }

    /** True or false; empty when not given or not right. */
    Optional<Boolean> flag(Key key) {
        var text = value(key).map(Fields::plain).orElse("");
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(text.equals("true"));
        }
        value(key).ifPresent(node -> misfit(node, key));
        return Optional.empty();
    }

    /** {@code true}, {@code false} or the shape's word. */
    Optional<String> flagOr(Key key, Shape.FlagOr shape) {
        boolean word = value(key)
                .filter(node ->
                        node instanceof ScalarNode scalar && scalar.getValue().equals(shape.word()))
                .isPresent();
        var text = word ? shape.word() : value(key).map(Fields::plain).orElse("");
        if (word || text.equals("true") || text.equals("false")) {
            return Optional.of(text);
        }
        value(key).ifPresent(node -> misfit(node, key));
        return Optional.empty();
    }

    List<String> words(Key key) {
        var found = new ArrayList<String>();
        value(key).ifPresent(node -> {
            if (node instanceof SequenceNode list) {
                list.getValue()
                        .forEach(word -> text(word, key.name(), key.shape()).ifPresent(found::add));
            } else {
                misfit(node, key);
            }
        });
        return found;
    }

    Optional<MappingNode> section(Key key) {
        var node = value(key);
        if (node.isPresent() && !(node.get() instanceof MappingNode)) {
            misfit(node.get(), key);
        }
        return node.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    List<MappingNode> sections(Key key) {
        var found = new ArrayList<MappingNode>();
        value(key).ifPresent(node -> {
            if (!(node instanceof SequenceNode list)) {
                misfit(node, key);
                return;
            }
            for (Node entry : list.getValue()) {
                if (entry instanceof MappingNode section) {
                    found.add(section);
                } else {
                    problems.add(
                            YamlText.line(entry),
                            "an entry of '" + key.name() + "' without keys",
                            key.shape().expected());
                }
            }
        });
        return found;
    }

    private Optional<Node> value(Key key) {
        return Optional.ofNullable(values.get(key.name()));
    }

    private Optional<String> text(Node node, String name, Shape shape) {
        if (shape instanceof Shape.TextOrNull && node.getTag().equals(Tag.NULL)) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.STR)
                && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        Misfit.report(node, name + inside(), shape, problems);
        return Optional.empty();
    }

    private void misfit(Node node, Key key) {
        Misfit.report(node, key.name() + inside(), key.shape(), problems);
    }

    /** The text of an unquoted value; nothing that fits any pattern for everything else. */
    private static String plain(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.STR) ? scalar.getValue() : "";
    }

    private String inside() {
        return path.isEmpty() ? "" : " in " + path;
    }
}
