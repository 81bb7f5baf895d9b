package dev.runproof.document;

import java.util.regex.Pattern;

/**
 * A heading of an edition of a document, written {@code document/edition#heading}.
 *
 * @param heading the heading's id: its words in lower case, joined by hyphens
 */
public record Anchor(String document, String edition, String heading) {
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9][a-z0-9.-]*)/([A-Za-z0-9][A-Za-z0-9._-]*)#([a-z0-9_-]+)");

    public Anchor {
        String written = document + "/" + edition + "#" + heading;
        if (!FORM.matcher(written).matches()) {
            throw new IllegalArgumentException("an anchor is document/edition#heading, not '" + written + "'");
        }
    }

    /**
     * Reads an anchor as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Anchor parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an anchor is document/edition#heading, not '" + text + "'");
        }
        return new Anchor(parts.group(1), parts.group(2), parts.group(3));
    }

    @Override
    public String toString() {
        return document + "/" + edition + "#" + heading;
    }
}
