package dev.runproof.console;

/**
 * A system parameter as its row shows it.
 *
 * @param value line breaks and repeated blanks may have become one blank; the dialog shows the exact text
 */
public record ShownParameter(String name, String value, String module, String description, String modifiedAt) {}
