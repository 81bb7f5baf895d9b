package dev.runproof.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A sentence, table cell, heading or command of a document at hand.
 *
 * @param line the line in the file, first line 1
 * @param text the words alone: no markup, single blanks
 */
public record Passage(int line, Kind kind, String text) {

    /** The SHA-256 of the words in UTF-8, in lower-case hexadecimal digits. */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What a passage is. */
    public enum Kind {
        HEADING,
        /** A sentence, a label, or a cell of a table. */
        TEXT,
        /** A line inside a code block. */
        COMMAND
    }
}
