package dev.runproof.document;

import java.util.Optional;

/**
 * A heading of a document.
 *
 * @param id what anchors call it
 * @param line the line in the document, first line 1
 * @param notAutomated why no scenario cites it
 */
public record Heading(String id, String title, int line, Optional<String> notAutomated) {}
