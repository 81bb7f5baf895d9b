package dev.runproof.inventory;

import java.util.Locale;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Says why a value is not of the shape that its key wants, and what YAML made of it. */
final class Misfit {
    private Misfit() {}

    /** Reports the value; one that may hold a password is not quoted. */
    static void report(Node node, String where, Shape shape, Problems problems) {
        int line = YamlText.line(node);
        if (node instanceof MappingNode) {
            problems.add(line, where + " has keys of its own", shape.expected());
        } else if (node instanceof SequenceNode) {
            problems.add(line, where + " is a list", shape.expected());
        } else if (node instanceof ScalarNode scalar) {
            scalar(scalar, line, where, shape, problems);
        }
    }

    private static void scalar(ScalarNode scalar, int line, String where, Shape shape, Problems problems) {
        String text = scalar.getValue();
        boolean hidden = shape instanceof Shape.Confidential || shape instanceof Shape.References;
        boolean wantsText = hidden
                || shape instanceof Shape.Text
                || shape instanceof Shape.TextOrNull
                || shape instanceof Shape.Texts
                || shape instanceof Shape.Words;
        if (scalar.getTag().equals(Tag.NULL) || text.isBlank()) {
            problems.add(line, where + " has no value", shape.expected());
        } else if (wantsText && hidden) {
            problems.add(line, where + " is not text for YAML", shape.expected());
        } else if (wantsText && shape instanceof Shape.Words && scalar.getTag().equals(Tag.STR)) {
            problems.add(line, where + " is '" + text + "'", shape.expected());
        } else if (wantsText) {
            problems.add(
                    line,
                    where + " is " + text + ", which YAML reads as " + reading(scalar),
                    "quotes: \"" + text + "\"");
        } else {
            problems.add(line, where + " is " + shown(scalar), shape.expected());
        }
    }

    private static String shown(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.STR) ? "'" + scalar.getValue() + "'" : scalar.getValue();
    }

    private static String reading(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.BOOL)) {
            return scalar.getValue().toLowerCase(Locale.ROOT).matches("yes|on|true|y") ? "true" : "false";
        }
        if (tag.equals(Tag.TIMESTAMP)) {
            return "a date";
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? "a number" : "something else than text";
    }
}
