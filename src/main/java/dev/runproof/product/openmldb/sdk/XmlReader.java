package dev.runproof.product.openmldb.sdk;

import dev.runproof.model.OutputFormatException;
import dev.runproof.product.openmldb.sdk.XmlElement.Piece;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of XML into its elements and refuses what is not well formed; it keeps the place of every text. */
final class XmlReader {
    private static final Pattern START = Pattern.compile(
            "<(?<name>[^\\s<>/!?=\"'&]+)(?<attributes>(?:\\s+[^\\s<>/=\"'&]+\\s*=\\s*(?:\"[^\"<]*+\"|'[^'<]*+'))*+)\\s*+(?<empty>/?)>");
    private static final Pattern END = Pattern.compile("</(?<name>[^\\s<>/!?=\"'&]+)\\s*+>");
    private static final String COMMENT = "<!--";
    private static final String CDATA = "<![CDATA[";
    private static final String DOCTYPE = "<!DOCTYPE";

    private final XmlUnits units;
    private final String text;
    private int at;
    private @Nullable XmlElement root;
    private @Nullable XmlElement open;

    private XmlReader(XmlUnits units) {
        this.units = units;
        this.text = units.text();
    }

    /** @throws OutputFormatException at the first line that is not well formed */
    static XmlElement read(XmlUnits units) {
        return new XmlReader(units).read();
    }

    private XmlElement read() {
        while (at < text.length()) {
            if (text.charAt(at) != '<') {
                text();
            } else if (text.startsWith(COMMENT, at)) {
                at = after("-->", COMMENT.length());
            } else if (text.startsWith(CDATA, at)) {
                int end = after("]]>", CDATA.length());
                inside().add(new Piece(
                        at + CDATA.length(), text.substring(at + CDATA.length(), end - "]]>".length()), true));
                at = end;
            } else if (text.startsWith("<?", at)) {
                at = after("?>", 2);
            } else if (text.startsWith(DOCTYPE, at) && root == null) {
                throw refused("expected no document type: what its entities stand for is not known");
            } else if (text.startsWith("</", at)) {
                end();
            } else {
                start();
            }
        }
        if (open != null) {
            throw refused("expected the end of " + open.path());
        }
        return Optional.ofNullable(root).orElseThrow(() -> refused("expected an element"));
    }

    private void text() {
        int end = text.indexOf('<', at);
        end = end < 0 ? text.length() : end;
        String raw = text.substring(at, end);
        if (open != null) {
            open.add(new Piece(at, raw, false));
        } else if (!isNothing(raw)) {
            throw refused("expected nothing but elements outside of the root");
        }
        at = end;
    }

    /** Blanks, and the mark of an encoding at the beginning. */
    private boolean isNothing(String raw) {
        String rest = at == 0 && raw.startsWith("\u00ef\u00bb\u00bf") ? raw.substring(3) : raw;
        return (at == 0 && rest.startsWith("\ufeff") ? rest.substring(1) : rest).isBlank();
    }

    private void start() {
        Matcher tag = START.matcher(text).region(at, text.length());
        if (!tag.lookingAt() || (open == null && root != null)) {
            throw refused("expected one root, and elements that are well formed");
        }
        XmlElement element = new XmlElement(tag.group("name"), open, tag.group("attributes"));
        root = root == null ? element : root;
        if (tag.group("empty").isEmpty()) {
            open = element;
        }
        at = tag.end();
    }

    private void end() {
        Matcher tag = END.matcher(text).region(at, text.length());
        if (open == null || !tag.lookingAt() || !tag.group("name").equals(open.name())) {
            throw refused("expected the end of " + (open == null ? "nothing" : open.path()));
        }
        open = open.parent().orElse(null);
        at = tag.end();
    }

    private XmlElement inside() {
        return Optional.ofNullable(open).orElseThrow(() -> refused("expected CDATA within an element"));
    }

    private int after(String end, int skipped) {
        int found = text.indexOf(end, at + skipped);
        if (found < 0) {
            throw refused("expected " + end);
        }
        return found + end.length();
    }

    private OutputFormatException refused(String what) {
        int place = Math.min(at, text.length());
        int line = 1
                + (int) text.substring(0, place)
                        .chars()
                        .filter(it -> it == '\n')
                        .count();
        int from = text.lastIndexOf('\n', place - 1) + 1;
        int to = text.indexOf('\n', place);
        return XmlElement.refused(line, units.told(text.substring(from, to < 0 ? text.length() : to)), what);
    }
}
