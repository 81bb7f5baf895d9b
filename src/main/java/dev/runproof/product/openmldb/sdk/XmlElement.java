package dev.runproof.product.openmldb.sdk;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An element of a pom file with the places of its own text; comments are no part of it. Mutable while it is read. */
final class XmlElement {
    private static final Pattern REFERENCE = Pattern.compile("&(#x?[0-9A-Fa-f]+|[A-Za-z]+);");

    private final String name;
    private final @Nullable XmlElement parent;
    private final String attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    /** @param cdata then it has no references */
    record Piece(int from, String raw, boolean cdata) {
        String value() {
            return cdata ? raw : dereferenced(raw);
        }
    }

    /** A part of the file, from one character to before another. */
    record Range(int from, int to) {}

    XmlElement(String name, @Nullable XmlElement parent, String attributes) {
        this.name = name;
        this.parent = parent;
        this.attributes = attributes;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    static OutputFormatException refused(int line, String text, String what) {
        return OutputFormatException.atLine("pom.xml", line, text, what);
    }

    void add(Piece piece) {
        pieces.add(piece);
    }

    String name() {
        return name;
    }

    Optional<XmlElement> parent() {
        return Optional.ofNullable(parent);
    }

    List<XmlElement> children() {
        return children;
    }

    List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    Optional<XmlElement> child(String wanted) {
        return children(wanted).stream().findFirst();
    }

    /** The text of a child, without blanks at its ends; empty without such a child. */
    String textOf(String wanted) {
        return child(wanted).map(XmlElement::text).orElse("");
    }

    /** Its own text, without blanks at its ends. */
    String text() {
        return pieces.stream().map(Piece::value).collect(Collectors.joining()).strip();
    }

    /** Where that text stands; empty when a comment or a border of CDATA splits it. */
    Optional<Range> range() {
        List<Piece> filled =
                pieces.stream().filter(piece -> !piece.raw().isBlank()).toList();
        if (filled.size() != 1) {
            return Optional.empty();
        }
        Piece piece = filled.get(0);
        String raw = piece.raw();
        int leading = raw.length() - raw.stripLeading().length();
        return Optional.of(new Range(
                piece.from() + leading, piece.from() + leading + raw.strip().length()));
    }

    /** True when the property is named in its own text or in its attributes. */
    boolean names(String property) {
        String use = "${" + property + "}";
        return attributes.contains(use) || text().contains(use);
    }

    /** It and all below it, in the order of the file. */
    List<XmlElement> all() {
        var all = new ArrayList<XmlElement>();
        var open = new java.util.ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            XmlElement next = open.pop();
            all.add(next);
            for (int i = next.children.size() - 1; i >= 0; i--) {
                open.push(next.children.get(i));
            }
        }
        return all;
    }

    boolean isBelow(String parentName) {
        return parent != null && parent.name.equals(parentName);
    }

    /** Its names from the root, for messages. */
    String path() {
        return parent == null ? name : parent.path() + "/" + name;
    }

    private static String dereferenced(String raw) {
        if (raw.indexOf('&') < 0) {
            return raw;
        }
        return REFERENCE.matcher(raw).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String reference) {
        if (reference.startsWith("#")) {
            boolean hexadecimal = reference.startsWith("#x");
            String digits = reference.substring(hexadecimal ? 2 : 1);
            try {
                return Character.toString(Integer.parseInt(digits, hexadecimal ? 16 : 10));
            } catch (IllegalArgumentException noCharacter) {
                return "&" + reference + ";";
            }
        }
        return switch (reference) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> "&" + reference + ";";
        };
    }
}
